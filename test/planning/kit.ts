import { strict as assert } from "node:assert";
import { join } from "node:path";
import { type Catalogue, loadCatalogue } from "../../core/catalogue";
import type { LoadOptions } from "../../core/loader";
import { formatProblem, type Plan } from "../../core/model";
import { planSystem } from "../../core/planning";
import { type Change, load, systemYaml } from "../kit/system-yaml";

let built: Catalogue | undefined;

/** The catalogue that comes with hozen. */
export function catalogue(): Catalogue {
  built ??= loadCatalogue([join(__dirname, "../../alert-rules")]);
  return built;
}

/** The plan of the good small system with these changes, loaded without problems. */
export function planOf(changes: readonly Change[] = [], options: Partial<LoadOptions> = {}): Plan {
  const { concepts, kinds } = catalogue();
  const vocabulary = { concepts: [...concepts.keys()], kinds };
  const { system, problems } = load(systemYaml(...changes), { vocabulary, ...options });
  assert.deepEqual(problems.map(formatProblem), []);
  assert.ok(system);
  const plan = planSystem(system, catalogue(), { runbookBase: "https://runbooks.example.com" });
  // The small system says it backs up its servers, which nothing does; that is no matter of these tests.
  return { ...plan, problems: plan.problems.filter(({ path }) => path !== "backups.db") };
}

/** `CODE path` of each problem. */
export function codes(plan: Plan): string[] {
  return plan.problems.map(({ code, path = "" }) => `${code} ${path}`);
}
