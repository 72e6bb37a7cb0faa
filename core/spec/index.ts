import { compareProblems, type Problem, type System } from "../model";
import { readAlerts, readEvents } from "./alerts";
import { ConfigValues } from "./config";
import { applyEnvironment } from "./environments";
import { readIntents } from "./intents";
import { shapeProblems } from "./issues";
import { readLogs } from "./logs";
import { readEscalations, readReceivers, readRoutes } from "./notification";
import { Reading } from "./reading";
import { danglingReferences, type Vocabulary } from "./references";
import { readCollectors, readProbes, readResources } from "./resources";
import { type RawSystem, systemSchema } from "./schema/system";
import { reportSecrets } from "./secrets";
import { readAcknowledgements, readChecks, readFindings, readProcedures } from "./statements";
import { readText, textProblem } from "./text";
import { Tree, type YamlMap } from "./tree";

export type { Vocabulary } from "./references";
export { systemSchema } from "./schema/system";

export interface LoadOptions {
  readonly environment: string;
  /** The system's configuration values, keys without the system's prefix; secrets as a mark. */
  readonly config: Readonly<Record<string, string>>;
  /** Today, YYYY-MM-DD. */
  readonly asOf: string;
  /** Concepts and kinds of the catalogue; without it their names are not checked. */
  readonly vocabulary?: Vocabulary;
}

export interface Loaded {
  /** Present only when there are no problems. */
  readonly system?: System;
  readonly problems: readonly Problem[];
}

/** Reads, validates and converts a system file. Never throws for what a file may contain. */
export function loadSystemFile(file: string, options: LoadOptions): Loaded {
  const text = readText(file);
  return typeof text === "string" ? loadSystem(text, { ...options, file }) : { problems: [text] };
}

/** The same for a text; `file` is only for positions. */
export function loadSystem(text: string, options: LoadOptions & { readonly file: string }): Loaded {
  const unreadable = textProblem(options.file, text);
  if (unreadable) return { problems: [unreadable] };
  const tree = new Tree(options.file, text);
  if (tree.problems.length > 0) return { problems: tree.problems };
  const checked = systemSchema.safeParse(tree.root);
  if (!checked.success)
    return { problems: shapeProblems(tree, systemSchema, checked.error.issues).sort(compareProblems) };
  const changes = applyEnvironment(tree, options.environment, options.asOf);
  const root = tree.root as YamlMap & RawSystem;
  const config = withEnvironment(options.config, options.environment);
  const reading = new Reading(tree, root.system, root.timezone, config);
  if (!isTimezone(root.timezone)) {
    reading.problem("SPEC-TIMEZONE", tree.place(root, "timezone"), {
      what: "no time zone of this name",
      given: root.timezone,
      allowed: "an IANA name such as Asia/Tokyo",
      change: "correct it",
    });
  }
  reportSecrets(reading, root);
  new ConfigValues(tree, config).report(reading);
  const system = convert(reading, root, options);
  const found = [...changes, ...reading.problems, ...danglingReferences(system, options.vocabulary)];
  const problems = found.sort(compareProblems);
  return problems.length > 0 ? { problems } : { system, problems };
}

function convert(
  reading: Reading,
  root: YamlMap & RawSystem,
  options: LoadOptions & { readonly file: string },
): System {
  readProcedures(reading, root);
  readChecks(reading, root);
  const parts = {
    resources: readResources(reading, root),
    receivers: readReceivers(reading, root),
    routes: readRoutes(reading, root),
    escalations: readEscalations(reading, root),
    alerts: readAlerts(reading, root),
    events: readEvents(reading, root),
    probes: readProbes(reading, root),
    collectors: readCollectors(reading, root),
    logs: readLogs(reading, root),
    intents: readIntents(reading, root),
    findings: readFindings(reading, root),
    acknowledgements: readAcknowledgements(reading, root),
  };
  return {
    key: root.system,
    title: root.title,
    language: root.language,
    timezone: root.timezone,
    environment: options.environment,
    document: { name: root.document.name, version: String(root.document.version) },
    promqlEngine: root.engines?.promql ?? "prometheus",
    where: root.where,
    ...parts,
    clauses: reading.clauses,
    runbooks: root.runbooks ?? {},
    file: options.file,
  };
}

/** `${config.environment}` is the environment, whatever the configuration says. */
function withEnvironment(
  config: Readonly<Record<string, string>>,
  environment: string,
): Readonly<Record<string, string>> {
  return new Proxy(config, { get: (values, key: string) => (key === "environment" ? environment : values[key]) });
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
