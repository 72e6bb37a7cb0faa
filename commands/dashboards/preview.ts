import { writeFileSync } from "node:fs";
import type { ComposedSystem } from "../../components/compose";
import { formatProblem, readPath } from "../../core/model";
import { composeStack } from "../offline";
import { type Dashboard, dashboardOf } from "./dashboard";
import { page } from "./page";

export interface PreviewOptions {
  readonly stack: string;
  readonly asOf: string;
  readonly system?: string;
  readonly out: string;
}

/** `hozen dashboards preview`: exit code 0 written, 1 problems in the files, 2 misuse. */
export function preview(options: PreviewOptions): number {
  const { composition } = composeStack({ project: process.cwd(), stack: options.stack, asOf: options.asOf });
  if (composition.problems.length > 0) return refuse(composition.problems.map(formatProblem), 1);
  const known = composition.systems.map(({ plan }) => plan.system.key);
  if (options.system !== undefined && !known.includes(options.system)) {
    return refuse([`no system ${options.system} in stack ${options.stack}; known: ${known.join(", ")}`], 2);
  }
  const wanted = composition.systems.filter(
    ({ plan }) => options.system === undefined || plan.system.key === options.system,
  );
  const groups = wanted.map((composed) => ({ system: composed.plan.system, dashboards: dashboardsOf(composed) }));
  writeFileSync(options.out, page(groups, { stack: options.stack, asOf: options.asOf }));
  const count = groups.reduce((sum, { dashboards }) => sum + dashboards.length, 0);
  process.stdout.write(`${count} dashboards of ${wanted.length} systems in ${options.out} (simulated values)\n`);
  return 0;
}

/** What Grafana would be given, read back from its JSON. */
export function dashboardsOf({ parts }: ComposedSystem): Dashboard[] {
  return parts
    .flatMap(({ rendering }) => rendering.declarations)
    .filter(({ type }) => type === "grafana:oss/dashboard:Dashboard")
    .map(({ inputs }) => dashboardOf(String(readPath(inputs, "configJson"))));
}

function refuse(lines: readonly string[], code: number): number {
  for (const line of lines) process.stderr.write(`${line}\n`);
  return code;
}
