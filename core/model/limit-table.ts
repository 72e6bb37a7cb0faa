import type { Bounds, InputLimit, OnlyWhere, Refusing, ResourceContract, ResourceContracts } from "./contract";

/**
 * A limit of a platform, declared once: the plan and the rehearsal refuse by it, and docs/limits.md lists it. What is no
 * input of a resource (a quota, a number inside a longer text) has no `inputs`: the code that writes it reads the number.
 */
export interface PlatformLimit extends Bounds, Refusing {
  /** The number as code reads it: characters of a name to shorten, the entries to divide a list by. */
  readonly value?: number;
  /** What `value` counts of the inputs. */
  readonly measure?: "bytes" | "longest" | "entries" | "times" | "most" | "least";
  /** By type token, the paths it is about; `[*]` stands for every entry of a list. */
  readonly inputs?: Readonly<Record<string, string | readonly string[]>>;
  readonly only?: OnlyWhere;
}

/** By name. */
export type LimitTable = Readonly<Record<string, PlatformLimit>>;

/** The contracts with the limits of the tables. Throws where a table names a type without a contract. */
export function withLimits(contracts: ResourceContracts, ...tables: readonly LimitTable[]): ResourceContracts {
  const limits = new Map<string, InputLimit[]>();
  for (const row of tables.flatMap((table) => Object.values(table)))
    for (const [type, limit] of inputLimits(row)) limits.set(type, [...(limits.get(type) ?? []), limit]);
  for (const type of limits.keys()) if (!contracts[type]) throw new Error(`no contract of ${type}`);
  return Object.fromEntries(
    Object.entries(contracts).map(([type, contract]): [string, ResourceContract] => {
      const own = limits.get(type);
      return [type, own ? { ...contract, limits: [...own, ...(contract.limits ?? [])] } : contract];
    }),
  );
}

function inputLimits({ value, measure, inputs = {}, ...row }: PlatformLimit): [string, InputLimit][] {
  const counted = measure === undefined ? {} : { [measure]: value };
  return Object.entries(inputs).flatMap(([type, paths]) =>
    [paths].flat().map((at): [string, InputLimit] => [type, { ...row, ...counted, at }]),
  );
}
