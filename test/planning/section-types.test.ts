import { strict as assert } from "node:assert";
import { compileErrors } from "../kit/compiler";

/** What the compiler says of an expression in a planner that has an entry of a section. */
function errorsOf(type: string, read: string, of = ""): string[] {
  return compileErrors(
    "core/planning/snippet.ts",
    `import type { ${type} } from "../model";
declare const entry: ${type}${of};
export const found = ${read};
`,
  );
}

const sections: readonly (readonly [string, string, string])[] = [
  ["SloSpec", "excludes", "exclude"],
  ["DashboardSpec", "latency", "latencyy"],
  ["BackupSpec", "copyRegion", "copyRegoin"],
  ["RecoverySpec", "detection", "detecton"],
  ["BudgetSpec", "rateDate", "ratDate"],
  ["MaintenanceSpec", "downtime", "downtme"],
  ["JobSpec", "intervals", "interval"],
  ["ScalingSpec", "threshold", "treshold"],
  ["SecuritySpec", "standards", "standard"],
];

describe("An entry of a section, where a planner reads it", function () {
  this.timeout(120_000);

  for (const [type, key, slip] of sections) {
    it(`${type} has the keys of its table, and a misspelt one does not compile`, () => {
      assert.deepEqual(errorsOf(type, `entry.${key}?.written`), []);
      assert.deepEqual(errorsOf(type, `entry.${slip}?.written`), [
        `${slip}: Property '${slip}' does not exist on type '${type}'. Did you mean '${key}'?`,
      ]);
    });
  }

  const words: readonly (readonly [string, string, string, string])[] = [
    ["BackupSpec", "method", "point-in-time", "PITR"],
    ["BackupSpec", "lock", "compliance", "complience"],
    ["RecoverySpec", "audit", "framework", "framwork"],
    ["BudgetSpec", "method", "anomaly-detection", "anomaly-detecton"],
    ["JobSpec", "task", "dump", "dumps"],
    ["ScalingSpec", "action", "scale-out", "scaleout"],
    ["SecuritySpec", "method", "patch-baseline", "patching"],
  ];
  for (const [type, key, word, slip] of words) {
    it(`${type}.${key} is compared with its words only`, () => {
      assert.deepEqual(errorsOf(type, `entry.${key}?.value === "${word}"`), []);
      const [error = "", ...others] = errorsOf(type, `entry.${key}?.value === "${slip}"`);
      assert.match(
        error,
        /This comparison appears to be unintentional because the types '.*' and '.*' have no overlap/,
      );
      assert.deepEqual(others, []);
    });
  }

  it("of security: has the keys of its method only, where one method reads it", () => {
    assert.deepEqual(errorsOf("SecurityOf", "entry.length?.written", '<"password-policy">'), []);
    const [error = "", ...others] = errorsOf("SecurityOf", "entry.standards?.written", '<"password-policy">');
    assert.match(error, /^standards: Property 'standards' does not exist on type/);
    assert.deepEqual(others, []);
  });

  it("has a value of the type its table states", () => {
    assert.deepEqual(errorsOf("BudgetSpec", "entry.amount?.value.currency"), []);
    assert.deepEqual(errorsOf("BudgetSpec", "entry.services?.value.map((name) => name.length)"), []);
    assert.deepEqual(errorsOf("BudgetSpec", "entry.threshold?.value.currency"), [
      "currency: Property 'currency' does not exist on type 'Quantity'.",
    ]);
  });
});
