import { strict as assert } from "node:assert";
import { typedLimits } from "../../components/kit/typed-limits";

const job = "example:index:Job";
const reference = "https://example.com/limits";

/** The arguments of an SDK class: lists, maps and values that may come late. */
interface Arguments {
  [job]: {
    readonly name?: string | Promise<string>;
    readonly steps?: Promise<unknown> | readonly (Promise<unknown> | { readonly wait?: number })[];
    readonly notices: Readonly<Record<string, { readonly percent: number }>>;
  };
}

const withJobLimits = typedLimits<Arguments>();
const contracts = { [job]: { id: "{uuid}" } };

describe("A limit of an input", () => {
  it("is of the contract of its resource, in lists and maps too", () => {
    const name = { value: 5, measure: "longest", reference, inputs: { [job]: "name" } } as const;
    const numbers = { most: 9, reference, inputs: { [job]: ["steps[*].wait", "notices[*].percent"] } } as const;
    assert.deepEqual(withJobLimits(contracts, { name, numbers })[job]?.limits, [
      { at: "name", longest: 5, reference },
      { at: "steps[*].wait", most: 9, reference },
      { at: "notices[*].percent", most: 9, reference },
    ]);
  });

  it("does not compile where the SDK has no such input, as it would limit nothing", () => {
    const row = <const Path extends string>(path: Path) =>
      ({ row: { most: 1, reference, inputs: { [job]: path } } }) as const;
    // @ts-expect-error no such property
    withJobLimits(contracts, row("nmae"));
    // @ts-expect-error no such property of an entry of a list
    withJobLimits(contracts, row("steps[*].waits"));
    // @ts-expect-error a list has entries, and no properties
    withJobLimits(contracts, row("steps.wait"));
    // @ts-expect-error a text has no properties
    withJobLimits(contracts, row("name.length"));
    // @ts-expect-error no such property of an entry of a map
    withJobLimits(contracts, row("notices[*].share"));
    // @ts-expect-error no such type of resource
    assert.throws(() => withJobLimits(contracts, { row: { reference, inputs: { "example:index:Jbo": "name" } } }), {
      message: "no contract of example:index:Jbo",
    });
  });
});
