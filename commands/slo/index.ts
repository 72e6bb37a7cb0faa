import { chooseSystems } from "../choose";
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
  const { stack, asOf } = options;
  const chosen = chooseSystems(options);
  if (typeof chosen === "number") return chosen;
  const wanted = chosen.systems.map(({ plan }) => plan);
  if (options.openslo) process.stdout.write(openSlo(wanted));
  else {
    const report = buildSloReport(wanted, { stack, asOf });
    process.stdout.write(options.json ? `${JSON.stringify(report, undefined, 2)}\n` : renderSlos(report));
  }
  return 0;
}
