import assert from "node:assert/strict";
import { loadCatalogue } from "../../core/catalogue";
import { concept, load } from "./folder";
import { builtIn } from "./samples";

describe("loading a catalogue", () => {
  it("reports every problem of every file at once, in order of their places", () => {
    const { lines } = load({
      "a.one.yaml": concept({ concept: "a.one", unit: "percentage", bad: "up" }),
      "b.two.yaml": concept({ concept: "b.two", meaning: "" }),
    });
    assert.deepEqual(
      lines.map((line) => line.split("  ").slice(0, 2).join(" ")),
      ["./a.one.yaml:4:1 CATALOGUE-VALUE", "./a.one.yaml:5:1 CATALOGUE-VALUE", "./b.two.yaml:1:1 CATALOGUE-MISSING"],
    );
  });

  it("refuses a folder that is not there", () => {
    const [problem] = loadCatalogue(["/nowhere/alert-rules"]).problems;
    assert.equal(problem?.code, "CATALOGUE-FILE");
    assert.equal(problem?.given, "/nowhere/alert-rules (ENOENT)");
  });

  it("ends in a problem for an alias bomb and for bottomless nesting", () => {
    const bomb = [
      "a: &a [x, x, x, x, x, x, x, x, x]",
      ...[..."bcdefgh"].map((key, index) => {
        const before = "abcdefgh"[index];
        return `${key}: &${key} [${Array(9).fill(`*${before}`).join(", ")}]`;
      }),
    ].join("\n");
    assert.equal(load({ "demo.value.yaml": bomb }).problems[0]?.code, "CATALOGUE-YAML");
    for (const text of ["[".repeat(400_000), "{a: ".repeat(100_000), "- ".repeat(200_000), `${" ".repeat(9999)}a: 1`]) {
      assert.deepEqual(load({ "demo.value.yaml": text }).lines, [
        "./demo.value.yaml:1:1  CATALOGUE-FILE  nested deeper than 100 levels; flatten it",
      ]);
    }
  });

  it("reads anchors and merge keys", () => {
    const common = "  prometheus.a: &common { language: promql, unit: percent, grain: 15, expression: a }";
    const { concepts, lines } = load({
      "demo.value.yaml": concept({ measurements: `\n${common}\n  prometheus.b: { <<: *common, grain: 30 }` }),
    });
    assert.deepEqual(lines, []);
    const measurements = concepts.get("demo.value")?.measurements;
    assert.deepEqual(measurements?.["prometheus.b"], { ...measurements?.["prometheus.a"], grain: 30 });
  });

  it("lets a later folder replace a concept by name, and says so", () => {
    const own = concept({
      unit: "ratio",
      range: "{ min: 0, max: 1 }",
      measurements: "\n  aws.demo: { language: promql, unit: ratio, grain: 15, expression: mine }",
    });
    const { concepts, overrides, lines } = load(
      {
        "demo.value.yaml": concept(),
        "aws/sheet.yaml":
          "kind: aws.kept\nmeasurements:\n  demo.value: { language: promql, unit: percent, grain: 15, expression: kept }\n",
      },
      { "demo.value.yaml": own },
    );
    assert.deepEqual(lines, []);
    const replaced = concepts.get("demo.value");
    assert.equal(replaced?.unit, "ratio");
    assert.deepEqual(Object.keys(replaced?.measurements ?? {}), ["aws.demo", "aws.kept"]);
    assert.deepEqual(
      overrides.map(({ name, by, instead }) => [name, by.split("/").pop(), instead.split("/").pop()]),
      [["demo.value", "demo.value.yaml", "demo.value.yaml"]],
    );
  });

  it("lets a later folder replace or add single measurements with a sheet", () => {
    const sheet = (kind: string) =>
      `kind: ${kind}\nmeasurements:\n  demo.value: { language: promql, unit: percent, grain: 15, expression: mine }\n`;
    const { concepts, overrides, lines, kinds } = load(
      { "demo.value.yaml": concept() },
      { "prometheus/demo.yaml": sheet("prometheus.demo"), "gcp/gcp.run.yaml": sheet("gcp.run") },
    );
    assert.deepEqual(lines, []);
    assert.deepEqual(kinds, ["gcp.run", "prometheus.demo"]);
    assert.deepEqual(
      overrides.map(({ name }) => name),
      ["demo.value on prometheus.demo"],
    );
    const measurement = concepts.get("demo.value")?.measurements["prometheus.demo"];
    assert.equal(measurement?.language === "promql" && measurement.expression, "mine");
  });

  it("gives the same catalogue every time", () => {
    const text = () => JSON.stringify([...loadCatalogue([builtIn]).concepts]);
    assert.equal(text(), text());
  });
});
