import { writeFileSync } from "node:fs";
import type { ComposedSystem } from "../../components/composition";
import { readPath } from "../../core/evidence";
import { counted } from "../../core/model";
import { chooseSystems } from "../choose";
import { type Dashboard, dashboardOf } from "./dashboard";
import { page } from "./page";
import { previewWords } from "./words";

export interface PreviewOptions {
  readonly stack: string;
  readonly asOf: string;
  readonly system?: string;
  readonly out: string;
}

/** `hozen dashboards preview`: exit code 0 written, 1 problems in the files, 2 misuse. */
export function preview(options: PreviewOptions): number {
  const chosen = chooseSystems(options);
  if (typeof chosen === "number") return chosen;
  const wanted = chosen.systems;
  const groups = wanted.map((composed) => ({ system: composed.plan.system, dashboards: dashboardsOf(composed) }));
  writeFileSync(options.out, page(groups, { stack: options.stack, asOf: options.asOf }));
  const count = groups.reduce((sum, { dashboards }) => sum + dashboards.length, 0);
  const of = `${counted(count, "dashboard")} of ${counted(wanted.length, "system")}`;
  process.stdout.write(`${of} in ${options.out} (simulated values)\n`);
  for (const { system } of groups.filter(({ dashboards }) => dashboards.length === 0)) {
    process.stdout.write(`${system.title}: ${previewWords(system.language).none}\n`);
  }
  return 0;
}

/** What Grafana would be given, read back from its JSON. */
export function dashboardsOf({ parts }: ComposedSystem): Dashboard[] {
  return parts
    .flatMap(({ synthesis }) => synthesis.declarations)
    .filter(({ type }) => type === "grafana:oss/dashboard:Dashboard")
    .map(({ inputs }) => dashboardOf(String(readPath(inputs, "configJson"))));
}
