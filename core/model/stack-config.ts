/** Configuration values of a stack by full key (`hozen:systems`), with the keys whose value is a secret. */
export interface StackConfig {
  readonly values: Readonly<Record<string, string>>;
  readonly secrets: ReadonlySet<string>;
}

/** Stands for a secret wherever only its presence matters. */
export const secretMark = "[secret]";

/** Set by `hozen plan` and the rehearsal: nothing they make is real, so example values are welcome. */
export const offlineVariable = "HOZEN_OFFLINE";
