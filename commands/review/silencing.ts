/** Switches by which platforms silence a rule, and the value that silences. */
const switches: readonly { readonly path: RegExp; readonly silent: unknown }[] = [
  { path: /^actionsEnabled$/, silent: false },
  { path: /(^|\.)enabled$/, silent: false },
  { path: /(^|\.)isPaused$/, silent: true },
];

/** Resources that exist to silence others. */
const muting = /:(AlarmMuteRule|MuteTiming|AlertProcessingRuleByName|ActionRuleByName)$/;

/** Whether a value at this path of a resource's inputs keeps it from telling anybody. */
export function silences(path: string, value: unknown): boolean {
  return switches.some((one) => one.path.test(path) && one.silent === value);
}

export function isMuting(type: string): boolean {
  return muting.test(type);
}
