import { mutesNotifications } from "../../components/output-things";

/** Switches by which platforms silence a rule, and the value that silences. */
const switches: readonly { readonly path: RegExp; readonly silent: unknown }[] = [
  { path: /^actionsEnabled$/, silent: false },
  { path: /^spec\.suspend$/, silent: true },
  { path: /^state$/, silent: "DISABLED" },
  { path: /^state$/, silent: "Disabled" },
  { path: /(^|\.)enabled$/, silent: false },
  { path: /(^|\.)isPaused$/, silent: true },
];

/** Resources that exist to silence others, and those that may do so. */
const muting = /:(AlarmMuteRule|MuteTiming|ActionRuleByName)$/;
const mayMute = /:AlertProcessingRuleByName$/;

/** Whether a value at this path of a resource's inputs keeps it from telling anybody. */
export function silences(path: string, value: unknown): boolean {
  return switches.some((one) => one.path.test(path) && one.silent === value);
}

export function isMuting(type: string, inputs: unknown): boolean {
  return muting.test(type) || (mayMute.test(type) && mutesNotifications(inputs));
}
