import { formatProblem } from "../../core/model";
import { composeStack } from "../offline";
import { openSlo } from "./openslo";
import { buildSloReport } from "./report";
import { renderSlos } from "./text";

export interface SloOptions {
  readonly stack: string;
  readonly asOf: string;
  readonly system?: string;
  readonly json?: boolean;
  readonly openslo?: boolean;
}

/** `hozen slo`: exit code 0 when every objective can be held, 1 on problems, 2 on misuse. */
export function slo(options: SloOptions): number {
  const { stack, asOf, system } = options;
  const { composition } = composeStack({ project: process.cwd(), stack, asOf });
  if (composition.problems.length > 0) {
    for (const problem of composition.problems) process.stderr.write(`${formatProblem(problem)}\n`);
    return 1;
  }
  const plans = composition.systems.map(({ plan }) => plan);
  const known = plans.map((plan) => plan.system.key);
  if (system !== undefined && !known.includes(system)) {
    process.stderr.write(`no system ${system} in stack ${stack}; known: ${known.join(", ")}\n`);
    return 2;
  }
  const wanted = plans.filter((plan) => system === undefined || plan.system.key === system);
  if (options.openslo) process.stdout.write(openSlo(wanted));
  else {
    const report = buildSloReport(wanted, { stack, asOf });
    process.stdout.write(options.json ? `${JSON.stringify(report, undefined, 2)}\n` : renderSlos(report));
  }
  return 0;
}
