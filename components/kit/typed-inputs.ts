import { settled, type Traced, type TracedList, type TracedText, type TracedValue } from "../../core/evidence";
import type { Joined, JsonText, Leaf, Reference, ResourceSpec, SecretValue, Synthesis, Value } from "../../core/model";

/** What stands for a value that is secret, or known only after deployment. */
type Late =
  | Reference
  | SecretValue
  | Joined
  | JsonText
  | { readonly json: TracedValue }
  | { readonly join: readonly (Leaf | Traced)[] };

/** A documented value, of the type the SDK takes. */
type Documented<T> = T extends string
  ? Traced<T> | Traced<SecretValue> | TracedText
  : T extends number
    ? Traced<T>
    : T extends boolean
      ? Traced<boolean>
      : never;

type Scalar = string | number | boolean | null | undefined;
type Any<T> = 0 extends 1 & T ? true : false;

/** Promises and Outputs, which an SDK takes for any value and plain data has no use for. */
type Deferred = PromiseLike<unknown> | { apply(func: never): unknown };

/** An argument of an SDK class as plain data: at every depth, what may come late may. */
export type Plain<T> =
  Any<T> extends true
    ? TracedValue
    : T extends Deferred
      ? never
      : T extends Scalar
        ? T | Documented<T> | Late
        : T extends readonly (infer Item)[]
          ? readonly Plain<Item>[] | TracedList<Plain<Item>> | Late
          : { readonly [Key in keyof T]: Plain<T[Key]> } | Late;

/** The arguments of an SDK class as plain data. */
export type PlainInputs<Arguments> = { readonly [Key in keyof Arguments]: Plain<Arguments[Key]> };

type KeysOf<T> = T extends Deferred | Scalar | readonly unknown[] ? never : keyof T;
type ValueAt<T, Key> = T extends Deferred | Scalar ? never : Key extends keyof T ? T[Key] : never;
type ItemOf<T> = T extends readonly (infer Item)[] ? Item : never;

/** The same inputs, with `never` for every property the SDK does not have, however deep. */
export type Exact<Inputs, T> =
  Any<T> extends true
    ? Inputs
    : Inputs extends Scalar | Late | Traced<string | number | boolean | SecretValue> | TracedText
      ? Inputs
      : Inputs extends TracedList<unknown>
        ? { readonly [Key in keyof Inputs]: Key extends "tracedList" ? Exact<Inputs[Key], T> : Inputs[Key] }
        : Inputs extends readonly unknown[]
          ? { readonly [Key in keyof Inputs]: Exact<Inputs[Key], ItemOf<T>> }
          : { readonly [Key in keyof Inputs]: Key extends KeysOf<T> ? Exact<Inputs[Key], ValueAt<T, Key>> : never };

/**
 * A function that gives back the inputs of a resource and lets only those compile that the SDK's own types take: a
 * misspelt, a mistyped and a missing property are errors. `Arguments` maps type tokens to the arguments of SDK classes.
 */
export function typedInputs<Arguments extends object>() {
  return <Type extends keyof Arguments, Inputs extends PlainInputs<Arguments[Type]>>(
    _type: Type,
    inputs: Inputs & Exact<Inputs, Arguments[Type]>,
  ): Inputs => inputs;
}

declare const typed: unique symbol;

/**
 * A resource spec whose inputs the compiler has held to the SDK's own types. Only `typedSpecs` makes one: other inputs
 * cannot be put in the place of its own.
 */
export interface TypedSpec extends ResourceSpec {
  readonly inputs: Readonly<Record<string, Value>> & { readonly [typed]: true };
}

/** What a provider makes of a plan, all of it typed. */
export interface TypedSynthesis extends Synthesis {
  readonly declarations: readonly TypedSpec[];
}

/** A resource spec before its traces become evidence: its type token decides what its inputs may be. */
export interface SpecDraft<Type extends string, Inputs> extends Omit<ResourceSpec, "type" | "inputs" | "evidence"> {
  readonly type: Type;
  readonly inputs: Inputs;
}

/**
 * The one maker of resource specs of a provider: what its SDK would not take does not compile, and the evidence is what
 * the inputs carry. `Arguments` maps type tokens to the arguments of SDK classes.
 */
export function typedSpecs<Arguments extends object>() {
  return <Type extends keyof Arguments & string, Inputs extends PlainInputs<Arguments[Type]>>(
    draft: SpecDraft<Type, Inputs & Exact<Inputs, Arguments[Type]>>,
  ): TypedSpec => settled(draft as never) as TypedSpec;
}
