import { readFileSync } from "node:fs";
import { z } from "zod";
import type { SystemOutputs } from "../../components/outputs";

/** The file is none of `pulumi stack output --json`, or of a version this hozen does not read. */
export class OutputsFileError extends Error {}

const thing = z.object({
  name: z.string(),
  id: z.string().optional(),
  arn: z.string().optional(),
  console: z.string().optional(),
});
const titled = thing.extend({ title: z.string() });
const alert = thing.extend({ engine: z.string(), runbook: z.string(), routes: z.array(z.string()) });
const receiver = z.object({ role: z.string(), channel: z.string(), hours: z.string().optional() });
const route = z.object({
  title: z.string(),
  receivers: z.array(receiver),
  targets: z.array(thing.extend({ provider: z.string(), kind: z.string() })),
});

// Fields added later within version 1 are ignored, as docs/outputs.md promises.
const system = z.object({
  version: z.literal(1),
  title: z.string(),
  environment: z.string(),
  alerts: z.record(z.string(), z.record(z.string(), alert)),
  routes: z.record(z.string(), route),
  logStores: z.record(z.string(), titled),
  probes: z.record(z.string(), titled),
  dashboards: z.record(z.string(), titled),
  vaults: z.record(z.string(), thing),
  windows: z.record(z.string(), thing),
  schedules: z.record(z.string(), thing),
});

/** The outputs of the wanted systems in a file of `pulumi stack output --json`. Other outputs of the program may stand beside. */
export function readOutputs(
  file: string,
  wanted: readonly string[],
  environment: string,
): ReadonlyMap<string, SystemOutputs> {
  const all = parse(file);
  return new Map(
    wanted.map((key) => {
      if (all[key] === undefined) {
        throw new OutputsFileError(`${file}: no outputs of ${key}; it has ${Object.keys(all).join(", ") || "none"}`);
      }
      const read = system.safeParse(all[key]);
      if (!read.success) {
        const [issue] = read.error.issues;
        throw new OutputsFileError(
          `${file}: ${[key, ...(issue?.path ?? [])].join(".")}: ${issue?.message ?? "invalid"}`,
        );
      }
      const outputs = read.data as SystemOutputs;
      if (outputs.environment !== environment) {
        throw new OutputsFileError(
          `${file}: ${key} is of ${outputs.environment}, not of ${environment}; give the outputs of the stack named by --stack`,
        );
      }
      return [key, outputs];
    }),
  );
}

function parse(file: string): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new OutputsFileError(`${file} cannot be read; write it with pulumi stack output --json`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Told below, like any other text.
  }
  throw new OutputsFileError(`${file} is no JSON object; write it with pulumi stack output --json`);
}
