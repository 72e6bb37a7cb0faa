import type { Position } from "./position";

/** Configuration values of a stack by full key (`hozen:systems`), with the keys whose value is a secret. */
export interface StackConfig {
  readonly values: Readonly<Record<string, string>>;
  readonly secrets: ReadonlySet<string>;
  /** Where each value stands, by path (`hozen:where.aws.main`); absent when Pulumi hands the values over. */
  readonly places?: ReadonlyMap<string, Position>;
}

/** Stands for a secret wherever only its presence matters. */
export const secretMark = "[secret]";

/** Set by `hozen plan` and the rehearsal: nothing they make is real, so example values are welcome. */
export const offlineVariable = "HOZEN_OFFLINE";
