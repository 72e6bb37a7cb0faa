import { pathKeys } from "../evidence";
import { compareProblems, type OperationsDocument, type Problem, type Rename, type System } from "../model";
import { readAlerts, readEvents } from "./alerts";
import { fillConfiguration } from "./config";
import { applyEnvironments } from "./environments";
import { useIdentities } from "./identities";

import { readLogs } from "./logs";
import { takeOutMisfits } from "./misfits";
import { checkNames } from "./names";
import { readEscalations, readReceivers, readRoutes } from "./notification";
import { checkProperties } from "./properties";
import { fillAnswers } from "./questions";
import { Reading } from "./reading";
import { danglingReferences, namesOf, type Vocabulary } from "./references";
import { readRenames, systemId } from "./renames";
import { readCollectors, readProbes, readResources } from "./resources";
import { readRetirement } from "./retirement";
import type { RawSystem } from "./schema/system";
import { reportSecrets } from "./secrets";
import { readSections } from "./section-entries";
import { readAcknowledgements, readChecks, readFindings, readProcedures, readUnmapped } from "./statements";
import { readText, textProblem } from "./text";
import { checkTimezone, timezoneOf } from "./timezone";
import { Tree, type YamlMap } from "./tree";
import { type Unbroken, unbrokenPart } from "./unbroken";

export { standIn } from "./reading";
export type { Vocabulary } from "./references";
export type { SystemSource } from "./schema/source";
export { systemSchema } from "./schema/system";
export { nameList, nearest, suggest } from "./suggest";
export { Tree, type YamlMap } from "./tree";

type ConfigValues = Readonly<Record<string, string>>;

export interface LoadOptions {
  readonly environment: string;
  /**
   * The system's configuration values: keys without its prefix, secrets as a mark. A function where the system is not
   * known before its file is read: the prefix is its first name.
   */
  readonly config: ConfigValues | ((system: string) => ConfigValues);
  /** Today, YYYY-MM-DD. */
  readonly asOf: string;
  /** Concepts and kinds of the catalogue; without it their names are not checked. */
  readonly vocabulary?: Vocabulary;
  /** Check a file without any stack: what only configuration knows is taken as given. */
  readonly withoutStack?: boolean;
}

export interface Loaded {
  /** Present only when there are no problems. */
  readonly system?: System;
  /** What of a file with problems can be planned all the same. */
  readonly unbroken?: Unbroken;
  readonly problems: readonly Problem[];
  /** Keys of the stack configuration the file reads, without the system's prefix; empty when it cannot be read. */
  readonly configKeys: readonly string[];
  /** Without a stack: paths of the values that stand in for what only its configuration has. */
  readonly unknown?: readonly string[];
}

/** Reads, validates and converts a system file. Never throws for what a file may contain. */
export function loadSystemFile(file: string, options: LoadOptions): Loaded {
  const text = readText(file);
  return typeof text === "string" ? loadSystem(text, { ...options, file }) : failed([text]);
}

/** Any YAML file of the project as plain data with positions, or what makes it unreadable. Comments alone are an empty map. */
export function readTree(file: string): Tree | readonly Problem[] {
  const text = readText(file);
  if (typeof text !== "string") return [text];
  const bare = text.split("\n").every((line) => /^\s*(#|$)/.test(line));
  const unreadable = bare ? undefined : textProblem(file, text);
  if (unreadable) return [unreadable];
  const tree = new Tree(file, bare ? "{}" : text);
  return tree.problems.length > 0 ? tree.problems : tree;
}

/** The same for a text; `file` is only for positions. */
export function loadSystem(text: string, options: LoadOptions & { readonly file: string }): Loaded {
  const unreadable = textProblem(options.file, text);
  if (unreadable) return failed([unreadable]);
  const tree = new Tree(options.file, text);
  if (tree.problems.length > 0) return failed(tree.problems);
  const names = namesOf(tree.root);
  const changes = applyEnvironments(tree, options.environment, options.asOf);
  const questions = fillAnswers(tree);
  const misfits = takeOutMisfits(tree);
  const before = [...changes, ...questions, ...misfits.problems];
  const { root } = misfits;
  if (!root) return failed(before);
  const id = systemId(root);
  const values = typeof options.config === "function" ? options.config(id) : options.config;
  const config = withEnvironment(values, options.environment);
  const reading = new Reading(tree, id, timezoneOf(root.timezone), config, options.withoutStack);
  checkTimezone(reading, root);
  checkNames(reading, root);
  reportSecrets(reading);
  fillConfiguration(reading);
  checkProperties(reading, root, options.vocabulary);
  const renames = readRenames(reading, root);
  useIdentities(reading, root, names);
  const system = convert(reading, root, renames, options);
  const problems = [
    ...before,
    ...reading.problems,
    ...danglingReferences(reading, names, namesOf(root), options.vocabulary),
  ];
  const configKeys = [...reading.configKeys].sort();
  const unknown = [...reading.unknown];
  if (problems.length === 0) return { system, problems, configKeys, unknown };
  const unbroken = unbrokenPart(system, text, problems);
  return { ...failed(problems), configKeys, unknown, ...(unbroken && { unbroken }) };
}

/** Problems of a shared anchor are reported once: there is one place to fix. */
function failed(problems: readonly Problem[]): Loaded {
  const keyOf = ({ code, at, path, what, given }: Problem) =>
    JSON.stringify([code, at, pathKeys(path ?? "").at(-1), what, given]);
  const once = new Map([...problems].sort(compareProblems).map((problem) => [keyOf(problem), problem]));
  return { problems: [...once.values()], configKeys: [] };
}

function convert(
  reading: Reading,
  root: YamlMap & RawSystem,
  renames: readonly Rename[],
  options: LoadOptions & { readonly file: string },
): System {
  const retired = readRetirement(reading, root);
  readProcedures(reading, root);
  readChecks(reading, root);
  readUnmapped(reading, root);
  const monitoring = {
    resources: readResources(reading, root),
    receivers: readReceivers(reading, root),
    routes: readRoutes(reading, root),
    escalations: readEscalations(reading, root),
    alerts: readAlerts(reading, root),
    events: readEvents(reading, root),
    probes: readProbes(reading, root),
    collectors: readCollectors(reading, root),
    logs: readLogs(reading, root),
  };
  const sections = readSections(reading, root);
  const decisions = {
    findings: readFindings(reading, root),
    acknowledgements: readAcknowledgements(reading, root),
  };
  return {
    key: reading.system,
    name: root.system,
    ...(renames.length > 0 && { renames }),
    ...(retired && { retired }),
    title: root.title,
    language: root.language,
    timezone: root.timezone,
    environment: options.environment,
    asOf: options.asOf,
    document: documentOf(root.document),
    promqlEngine: root.engines?.promql ?? "prometheus",
    where: root.where,
    ...monitoring,
    ...sections,
    ...decisions,
    clauses: reading.clauses,
    runbooks: root.runbooks ?? {},
    file: options.file,
  };
}

function documentOf({ name, version, file, ignore }: RawSystem["document"]): OperationsDocument {
  return {
    name,
    version: String(version),
    ...(file !== undefined && { files: [file].flat() }),
    ...(ignore && {
      ignored: ignore.map(({ lines, file: of, because }) => {
        const [from = 0, to = from] = lines.split("-").map(Number);
        return { from, to, because, ...(of !== undefined && { file: of }) };
      }),
    }),
  };
}

/** `${config.environment}` is the environment, whatever the configuration says. */
function withEnvironment(config: ConfigValues, environment: string): ConfigValues {
  return new Proxy(config, { get: (values, key: string) => (key === "environment" ? environment : values[key]) });
}
