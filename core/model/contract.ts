import type { ProblemCode } from "./problem-codes";

/** What a platform accepts of a value: its size, its range, its form. */
export interface Bounds {
  /** Characters. */
  readonly longest?: number;
  /** Bytes of UTF-8, where the provider or the platform counts those: a Japanese letter is three. */
  readonly bytes?: number;
  /** Entries of a list or a map. */
  readonly entries?: number;
  /** How often there is such an input in the resource. */
  readonly times?: number;
  readonly most?: number;
  readonly least?: number;
  readonly accepted?: readonly (string | number)[];
  /** Whole numbers of this only, e.g. periods in whole minutes. */
  readonly multipleOf?: number;
  /** Accepted although not a multiple. */
  readonly besides?: readonly number[];
  /** The whole text, with what it takes in words. */
  readonly form?: { readonly pattern: RegExp; readonly words: string };
}

/** How a value beyond a limit is refused. */
export interface Refusing {
  /** The vendor's page that states it. */
  readonly reference: string;
  /** Unit of the number in the inputs: `day`, `GiB`. */
  readonly unit?: string;
  /** Default: `PLAN-REFUSED`, of values hozen itself writes. */
  readonly code?: ProblemCode;
  /** What is wrong, in the user's terms. */
  readonly what?: string;
  /** What to change in the system file. */
  readonly change?: string;
}

/** A restriction of one input. */
export interface InputLimit extends Bounds, Partial<Refusing> {
  /** Path in the inputs; `[*]` stands for every entry of a list. */
  readonly at: string;
  /** Where another input of the same resource, in the same entries of lists, has this value. */
  readonly only?: OnlyWhere;
}

export interface OnlyWhere {
  readonly at: string;
  readonly is: string | number | boolean;
}

/** An input that names another object, which must exist first. */
export interface InputReference {
  /** Path in the inputs; `[*]` stands for every entry of a list. */
  readonly at: string;
  /** Type tokens of what may be named. */
  readonly types: readonly string[];
  /** The output of it that stands there: `arn`, `id`, or an input such as `name`. */
  readonly output: string;
  /** The names stand inside a longer text: the first group of this pattern, everywhere it matches. */
  readonly match?: RegExp;
  /** Names the platform itself brings, which no stack makes. */
  readonly given?: RegExp;
}

/**
 * What a platform asks of one type of resource and gives back. The rehearsal refuses what the platform would refuse.
 * Templates fill `{input.path}`, `{account}`, `{region}`, `{subscription}`, `{hash}` (17 hexadecimal digits), `{uuid}` and `{letters}` (7 letters).
 */
export interface ResourceContract {
  /** Inputs without which the platform refuses; `a|b` is satisfied by either. */
  readonly required?: readonly string[];
  /** The platform's own name: what must be unique, as a template. Without one, duplicates are allowed. */
  readonly identity?: string;
  /** Inputs that cannot change in place: another value is another object. */
  readonly fixed?: readonly string[];
  /** The id the platform gives, as a template. */
  readonly id: string;
  /** Computed outputs, as templates. */
  readonly outputs?: Readonly<Record<string, string>>;
  readonly limits?: readonly InputLimit[];
  readonly references?: readonly InputReference[];
}

/** By Pulumi type token. */
export type ResourceContracts = Readonly<Record<string, ResourceContract>>;

/** Inputs that cannot change in place: those the contract says, and what its identity is made of. */
export function fixedInputs(contract: ResourceContract | undefined): string[] {
  const named = (contract?.identity ?? "").matchAll(/\{input\.([^}]+)\}/g);
  return [...(contract?.fixed ?? []), ...[...named].map(([, path]) => path as string)];
}
