import type { Operator } from "../model";
import type { Certainty, ExampleReason, StatementKind, StatementValue } from "./statement";

/** A value in a text, before anything is known of its purpose. Bounds are positions in the text. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly value: StatementValue;
  readonly certainty: Certainty;
  readonly direction?: Operator;
  /** The word behind a count: `世代`. */
  readonly counts?: string;
  /** Where the form alone says what it is for: an e-mail address is a contact. */
  readonly kind?: StatementKind;
}

/** A number in a text that is an example. */
export interface Passed {
  readonly from: number;
  readonly to: number;
  readonly reason: ExampleReason;
}

/** Which characters of a text have been read already: the more specific reading comes first and keeps its place. */
export class Claims {
  private readonly taken: Uint8Array;

  constructor(length: number) {
    this.taken = new Uint8Array(length);
  }

  /** Takes a stretch if all of it is free. */
  take(from: number, to: number): boolean {
    if (!this.isFree(from, to)) return false;
    this.taken.fill(1, from, to);
    return true;
  }

  isFree(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.taken[at] === 1) return false;
    return true;
  }
}
