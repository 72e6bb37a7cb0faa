import { strict as assert } from "node:assert";
import {
  amountOf,
  daysAmong,
  formula,
  holds,
  inText,
  listOf,
  settle,
  spelled,
  type TracedInputs,
  verbatim,
  wholeDays,
} from "../../core/evidence";
import type { Fact, Quantity } from "../../core/model";

const fact = (given: Partial<Fact>): Fact => ({
  clause: "X-1",
  role: "setting",
  written: "",
  corrected: false,
  ...given,
});
const days = (amount: string): Quantity => ({ amount, unit: "day" });
const kept = fact({ role: "keep", written: "14 days", dimension: "time", base: 14 * 86_400 });

/** Evidence as `path: match`, each checked against the settled inputs. */
function shown(inputs: TracedInputs, facts: readonly Fact[]): string[] {
  const settled = settle(inputs);
  return settled.evidence.map((point) => {
    const held = facts.some((one) => one.clause === point.clause && holds(one, point, settled.inputs));
    assert.equal(held, true, `${point.path} does not hold`);
    return point.match === undefined ? point.path : `${point.path}: ${point.match}`;
  });
}

describe("A traced value", () => {
  it("is the value and its arithmetic from one computation, at its true path", () => {
    const inputs = { rules: [{ lifecycle: { deleteAfter: wholeDays(amountOf(days("14"), [kept])) } }] };
    assert.deepEqual(settle(inputs).inputs, { rules: [{ lifecycle: { deleteAfter: 14 } }] });
    assert.deepEqual(shown(inputs, [kept]), ["rules[0].lifecycle.deleteAfter"]);
  });

  it("is evidence of no other number, text or clause", () => {
    const other = fact({ written: "2 copies", dimension: "count", base: 2 });
    const sameNumber = fact({ written: "1209600", dimension: "count", base: 14 * 86_400 });
    const inputs = {
      days: wholeDays(amountOf(days("14"), [other, sameNumber])),
      mode: verbatim({ value: "a", facts: [other] }),
    };
    assert.deepEqual(settle(inputs).evidence, []);
  });

  it("is raised to what the platform accepts, and shows it", () => {
    const raised = daysAmong(amountOf(days("100"), [{ ...kept, written: "100 days", base: 8_640_000 }]), [90, 120]);
    assert.equal(raised?.traced, 120);
    assert.equal(raised?.from[0]?.via.expression, "max(ceil(documented / day), accepted)");
    assert.equal(daysAmong(amountOf(days("121"), []), [90, 120]), undefined);
    const years = (amount: string) => daysAmong(amountOf({ amount, unit: "year" }, []), [365, 400, 731, 2557]);
    assert.deepEqual([years("1")?.traced, years("2")?.traced, years("7")?.traced], [400, 731, 2557]);
  });

  it("marks a correction of the document", () => {
    const [trace] = formula({ value: 1_209_600, facts: [{ ...kept, corrected: true }] }).from;
    assert.equal(trace?.via.kind, "correction");
  });

  it("inside a text shows its place, also where the same text is there before", () => {
    const two = fact({ written: "2 errors", dimension: "count", base: 2 });
    const inputs = {
      expr: inText`count[2m] offset 2 > ${formula(amountOf({ amount: "2", unit: "count" }, [two]))} or 2`,
    };
    assert.deepEqual(settle(inputs).inputs, { expr: "count[2m] offset 2 > 2 or 2" });
    assert.deepEqual(shown(inputs, [two]), ["expr:  offset 2 > (-?\\d+(?:\\.\\d+)?)"]);
  });

  it("inside a JSON document with references shows its place", () => {
    const limit = fact({ written: "40 minutes", dimension: "time", base: 2400 });
    const inputs = {
      definition: {
        json: {
          Role: { ref: "role", output: "arn" },
          TimeoutSeconds: formula({ value: 2400, facts: [limit] }),
          Tries: 2400,
        },
      },
    };
    assert.deepEqual(shown(inputs, [limit]), ['definition: TimeoutSeconds":(-?\\d+(?:\\.\\d+)?)']);
  });

  it("inside a key of a JSON document shows its place, and stands in no other key", () => {
    const channel = fact({ written: "email" });
    const word = (facts: readonly Fact[]) => spelled({ value: "email", facts }, (text) => text);
    const list = (facts: readonly Fact[]) => ({
      tracedEntries: [[inText`${word(facts)}_configs`, [{ to: "email" }]]] as const,
    });
    const inputs = { config: { json: [list([]), list([channel])] } };
    assert.deepEqual(settle(inputs).inputs, {
      config: { json: [{ email_configs: [{ to: "email" }] }, { email_configs: [{ to: "email" }] }] },
    });
    assert.deepEqual(shown(inputs, [channel]), ['config: email"\\}\\]\\},\\{"(email)']);
  });

  it("of a closed type is written as the platform does, and proves only what states it", () => {
    const mode = fact({ written: "compliance" });
    const inputs = { mode: spelled({ value: "compliance", facts: [mode] }, (word) => word.toUpperCase()) };
    assert.deepEqual(settle(inputs).inputs, { mode: "COMPLIANCE" });
    assert.deepEqual(shown(inputs, [mode]), ["mode"]);
  });

  it("states the length of a list", () => {
    const three = fact({ written: "3 locations", dimension: "count", base: 3 });
    const source = amountOf({ amount: "3", unit: "count" }, [three]);
    assert.deepEqual(shown({ at: listOf(source, ["a", "b", "c"]) }, [three]), ["at.length"]);
    const [raised] = settle({ at: listOf(source, ["a", "b", "c", "d", "e"]) }).evidence;
    assert.deepEqual([raised?.via.expression, raised?.via.terms], ["max(documented, accepted)", { accepted: 5 }]);
  });
});
