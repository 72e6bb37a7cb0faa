import { providerOfType } from "../../components/registry";
import type { ResourceSpec } from "../../core/model";

/** Switches by which platforms silence a rule, and the value that silences. */
const switches: readonly { readonly path: RegExp; readonly silent: unknown }[] = [
  { path: /^actionsEnabled$/, silent: false },
  { path: /^spec\.suspend$/, silent: true },
  { path: /^state$/, silent: "DISABLED" },
  { path: /^state$/, silent: "Disabled" },
  { path: /(^|\.)enabled$/, silent: false },
  { path: /(^|\.)isPaused$/, silent: true },
];

/** Whether a value at this path of a resource's inputs keeps it from telling anybody. */
export function silences(path: string, value: unknown): boolean {
  return switches.some((one) => one.path.test(path) && one.silent === value);
}

/** Whether a resource exists to keep alerts from notifying. `ActionRuleByName` is the older name of processing rules. */
export function isMuting(type: string, inputs: unknown): boolean {
  if (type.endsWith(":ActionRuleByName")) return true;
  const mutes = providerOfType(type)?.resourceTypes[type]?.mutes;
  return typeof mutes === "function" ? mutes(inputs as ResourceSpec["inputs"]) : mutes === true;
}
