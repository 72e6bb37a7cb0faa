import { type LimitTable, type ResourceContracts, withLimits } from "../../core/model";

/** Promises and Outputs, which an SDK takes for any value. */
type Deferred = PromiseLike<unknown> | { apply(func: never): unknown };
type Leaf = Deferred | string | number | boolean | null | undefined;

/** The property of an object or the entry of a map; never where there is none. */
type Property<T, Key> = T extends Leaf | readonly unknown[]
  ? never
  : Key extends keyof T
    ? T[Key]
    : string extends keyof T
      ? T[keyof T]
      : never;

/** What `[*]` stands for: an entry of a list or a map. */
type Entry<T> = T extends Leaf ? never : T extends readonly (infer Item)[] ? Item : T[keyof T];

type Step<T, Key> = Key extends `${infer List}[*]` ? Entry<Property<T, List>> : Property<T, Key>;

/** The type at a path of the arguments of an SDK class; never where they have no such path. */
type At<T, Path> = Path extends `${infer Head}.${infer Rest}` ? At<Step<T, Head>, Rest> : Step<T, Path>;

type Existing<T, Path> = [At<T, Path>] extends [never] ? never : Path;

type ExistingPaths<T, Paths> = Paths extends string
  ? Existing<T, Paths>
  : { readonly [Index in keyof Paths]: Existing<T, Paths[Index]> };

type ExistingInputs<Inputs, Arguments> = {
  readonly [Type in keyof Inputs]: Type extends keyof Arguments ? ExistingPaths<Arguments[Type], Inputs[Type]> : never;
};

/** The same rows, with `never` for every path the SDK does not have. */
type ExistingRows<Table, Arguments> = {
  readonly [Row in keyof Table]: Table[Row] extends { readonly inputs: infer Inputs }
    ? { readonly inputs: ExistingInputs<Inputs, Arguments> }
    : unknown;
};

/**
 * `withLimits` that compiles only for limits of inputs the SDK has: a misspelt path would limit nothing. `Arguments` maps
 * type tokens to the arguments of SDK classes.
 */
export function typedLimits<Arguments extends object>() {
  return <const Tables extends readonly LimitTable[]>(
    contracts: ResourceContracts,
    ...tables: Tables & { readonly [Index in keyof Tables]: ExistingRows<Tables[Index], Arguments> }
  ): ResourceContracts => withLimits(contracts, ...tables);
}
