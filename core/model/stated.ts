import type { ClauseId } from "./clause";
import type { Position } from "./position";
import { baseAmount, type Quantity } from "./quantity";

/**
 * A value of the YAML together with the clauses that state it. `clauses` is empty for a value the document does not
 * give and a person chose (`assumed` then says why).
 */
export interface Stated<T> {
  /** What is deployed: the documented value, or the corrected one. */
  readonly value: T;
  /** The deployed value as the YAML writes it. */
  readonly written: string;
  readonly clauses: readonly ClauseId[];
  /** True when `value` differs from what the document says. */
  readonly corrected: boolean;
  readonly assumed?: string;
  /** A configuration key the value needs; without it nothing is deployed (clause status `inactive`). */
  readonly needs?: string;
  /** False for values that only a policy checks or that another clause supersedes: nothing is deployed for them. */
  readonly deploys: boolean;
  readonly at: Position;
  readonly path: string;
}

/** A stated number in the base unit of its dimension. */
export function baseOf(stated: Stated<Quantity> | undefined): number | undefined {
  return stated && baseAmount(stated.value);
}
