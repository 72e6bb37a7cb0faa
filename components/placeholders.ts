import * as pulumi from "@pulumi/pulumi";
import { offlineVariable, type Problem, type StackConfig } from "../core/model";
import type { Composition } from "./composition";
import { isExample } from "./secrets";

/**
 * Example values a real `up` must not deploy, all at once. A preview, the offline plan and the rehearsal accept them.
 */
export function placeholderProblems(composition: Composition, config: StackConfig): Problem[] {
  if (pulumi.runtime.isDryRun() || process.env[offlineVariable] !== undefined) return [];
  const systems = new Set(composition.systems.map(({ plan }) => plan.system.key));
  return Object.entries(config.values)
    .filter(([key, value]) => isOurs(key, systems) && isExample(value))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, value]) => leaves(key, value).filter((leaf) => isExample(leaf.value)))
    .map(({ key, path, value }) => {
      const secret = composition.secretKeys.has(key) || config.secrets.has(key);
      const flag = secret ? "--secret " : path === key ? "" : "--path ";
      return {
        code: "CONFIG-PLACEHOLDER",
        path,
        what: "an example value cannot be deployed",
        given: secret ? "a secret" : value,
        change: `pulumi config set ${flag}${path === key ? key : `'${path}'`} <value>`,
      };
    });
}

interface Leaf {
  readonly key: string;
  /** As `pulumi config set --path` takes it. */
  readonly path: string;
  readonly value: string;
}

/** The texts of a structured value: setting it as a whole would replace the structure. */
function leaves(key: string, value: string): Leaf[] {
  const inside = (path: string, item: unknown): Leaf[] =>
    typeof item === "object" && item !== null
      ? Object.entries(item).flatMap(([name, below]) =>
          inside(Array.isArray(item) ? `${path}[${name}]` : `${path}.${name}`, below),
        )
      : [{ key, path, value: String(item) }];
  return /^[[{]/.test(value) ? inside(key, JSON.parse(value)) : [{ key, path: key, value }];
}

function isOurs(key: string, systems: ReadonlySet<string>): boolean {
  const namespace = key.split(":")[0] ?? "";
  return namespace === "hozen" || systems.has(namespace);
}
