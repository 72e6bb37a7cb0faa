import type { Position } from "./position";

/** A person's written consent to a switch that cannot be undone (vault lock, immutability, one-way migration). */
export interface Acknowledgement {
  readonly what: string;
  readonly because: string;
  readonly at: Position;
}
