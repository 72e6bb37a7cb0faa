import * as pulumi from "@pulumi/pulumi";
import { offlineVariable, type Problem, type StackConfig } from "../core/model";
import type { Composition } from "./compose";

/** Values that can only be examples: the committed stack files plan out of the box with them, but never deploy. */
const placeholder =
  /example\.(com|org|net)|0{8}-0{4}-0{4}-0{4}-0{12}|\b(0{12}|123456789012|111122223333)\b|^\+\d{1,3}0{6,}$|EXAMPLE|example-/;

/**
 * Example values a real `up` must not deploy, all at once. A preview, the offline plan and the rehearsal accept them.
 */
export function placeholderProblems(composition: Composition, config: StackConfig): Problem[] {
  if (pulumi.runtime.isDryRun() || process.env[offlineVariable] !== undefined) return [];
  const systems = new Set(composition.systems.map(({ plan }) => plan.system.key));
  return Object.entries(config.values)
    .filter(([key, value]) => isOurs(key, systems) && placeholder.test(value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({
      code: "CONFIG-PLACEHOLDER",
      path: key,
      what: "an example value cannot be deployed",
      given: config.secrets.has(key) ? "a secret" : value,
      change: `pulumi config set ${config.secrets.has(key) ? "--secret " : ""}${key} <value>`,
    }));
}

function isOurs(key: string, systems: ReadonlySet<string>): boolean {
  const namespace = key.split(":")[0] ?? "";
  return namespace === "hozen" || systems.has(namespace);
}
