import { strict as assert } from "node:assert";
import type { Clause, System } from "../../core/model";
import { type Change, load, problemLines, systemYaml } from "../kit/system-yaml";

function systemOf(...changes: Change[]): System {
  const { system, problems } = load(systemYaml(...changes));
  assert.ok(system, problems.map(({ what }) => what).join());
  return system;
}

function clauseOf(id: string, ...changes: Change[]): Clause {
  const clause = systemOf(...changes).clauses.find((candidate) => candidate.id === id);
  assert.ok(clause, id);
  return clause;
}

const every = (instead: string): Change => ["{ is: 1 minute, row: SH-13 }", instead];
const anchored: Change[] = [
  [
    'warning: { is: ">= 70%", says: "70%", row: SH-11, for: 3 minutes }',
    'warning: { is: ">= 70%", row: SH-11, for: &hold { is: 3 minutes, row: SH-14 } }',
  ],
  ["      row: SH-12\n      for: 3 minutes", "      row: SH-12\n      for: *hold"],
];

describe("clauses of a system file", () => {
  it("are all there, once each, in no need of numbers from elsewhere", () => {
    const ids = systemOf().clauses.map(({ id }) => id);
    assert.deepEqual(
      [...ids].sort(),
      "SH-01 SH-02 SH-03 SH-10 SH-11 SH-12 SH-13 SH-20 SH-30 SH-31 SH-40 SH-41 SH-42 SH-50 SH-60 SH-61".split(" "),
    );
  });

  it("quote the document where it says something else than the value, else the value", () => {
    assert.deepEqual(clauseOf("SH-11").source, { section: "2. Monitoring > Web", quote: "70%" });
    assert.deepEqual(clauseOf("SH-12").source, { section: "2. Monitoring > Web", quote: ">= 85%" });
  });

  it("inherit the heading from the nearest entry above, unless they have their own", () => {
    assert.equal(clauseOf("SH-13").source.section, "2. Monitoring > Web");
    assert.equal(
      clauseOf("SH-13", every("{ is: 1 minute, row: SH-13, from: 3. Intervals }")).source.section,
      "3. Intervals",
    );
  });

  it("stand at the line and path that state them", () => {
    const { at, path } = clauseOf("SH-13");
    assert.deepEqual(
      { at, path },
      { at: { file: "shop.yaml", line: 34, column: 12 }, path: 'alerts["web.cpu"].every' },
    );
  });

  it("get an id from their path where the file gives none", () => {
    const { source } = clauseOf('shop/alerts["web.cpu"].every', every("{ is: 1 minute }"));
    assert.equal(source.quote, "1 minute");
  });

  it("share one value when they state the same thing", () => {
    const system = systemOf(
      every("{ is: 1 minute, row: [SH-13, SH-14], also: [{ is: 1 minute, says: 60s, row: SH-15, from: 9. }] }"),
    );
    assert.deepEqual(system.alerts[0]?.every?.clauses, ["SH-13", "SH-14", "SH-15"]);
    assert.deepEqual(system.clauses.find(({ id }) => id === "SH-15")?.source, { section: "9.", quote: "60s" });
  });

  it("that an anchor repeats are one", () => {
    const system = systemOf(...anchored);
    assert.equal(system.clauses.filter(({ id }) => id === "SH-14").length, 1);
    const holds = system.alerts[0]?.levels.map((level) => level.for?.clauses);
    assert.deepEqual(holds, [["SH-14"], ["SH-14"]]);
  });

  it("come through merge keys, and what is written out wins", () => {
    const system = systemOf([
      '  web: { kind: aws.ec2.asg, group: "${config.webGroup}" }',
      "  base: &base { kind: aws.ec2.asg, group: one, maxSize: 10 }\n  web: { <<: *base, group: two }",
    ]);
    assert.deepEqual(system.resources[1]?.properties, { group: "two", maxSize: "10" });
  });

  it("of a corrected value keep what the document says, and deploy the correction", () => {
    const change = every(
      "{ is: 1 minute, deploy: 5 minutes, row: SH-13, because: the metric appears every 5 minutes }",
    );
    assert.deepEqual(clauseOf("SH-13", change).correction, {
      documented: "1 minute",
      deployed: "5 minutes",
      because: "the metric appears every 5 minutes",
    });
    const stated = systemOf(change).alerts[0]?.every;
    assert.deepEqual(stated?.value, { amount: "5", unit: "minute" });
    assert.deepEqual([stated?.corrected, stated?.deploys], [true, true]);
  });

  it("that another took the place of are not deployed", () => {
    const change = every("{ is: 1 minute, row: SH-13, superseded: { by: SH-12, because: newer section } }");
    const { supersededBy, because, kind } = clauseOf("SH-13", change);
    assert.deepEqual(
      { supersededBy, because, kind },
      { supersededBy: "SH-12", because: "newer section", kind: "deploy" },
    );
    assert.notEqual(systemOf(change).alerts[0]?.every?.deploys, true);
  });

  it("that wait for the stack configuration say so", () => {
    const change = every("{ is: 1 minute, row: SH-13, needs: cpuInterval }");
    assert.equal(clauseOf("SH-13", change).needs, "cpuInterval");
    assert.equal(systemOf(change).alerts[0]?.every?.deploys, false);
    const entry: Change = ["    runbook: cpu\n", "    runbook: cpu\n    needs: cpuAlert\n"];
    assert.equal(clauseOf("SH-12", entry).needs, "cpuAlert");
    assert.equal(systemOf(entry).alerts[0]?.present, false);
  });

  it("of people and of policies are told apart from those to deploy", () => {
    const { kind, runbook, because, source } = clauseOf("SH-60");
    assert.deepEqual({ kind, runbook, because }, { kind: "process", runbook: "release", because: "people decide" });
    assert.deepEqual(source, { section: "5. Release", quote: "second Tuesday" });
    const check = clauseOf("SH-61");
    assert.deepEqual([check.kind, check.policy], ["check", "mfa-required"]);
    assert.equal(clauseOf("SH-13", every("{ is: 1 minute, row: SH-13, check: interval }")).kind, "check");
  });

  it("are none for what a person chose or nobody documents", () => {
    const assumed = systemOf(every("{ assume: 1 minute, because: finest interval }"));
    assert.equal(
      assumed.clauses.some(({ path }) => path.includes("every")),
      false,
    );
    assert.deepEqual(assumed.alerts[0]?.every?.assumed, "finest interval");
    assert.deepEqual(systemOf(every("1 minute")).alerts[0]?.every?.clauses, []);
  });

  it("that a whole entry enforces are its facts", () => {
    const { alerts } = systemOf([
      "    runbook: cpu\n",
      "    runbook: cpu\n    states: { tool: { is: Datadog, row: SH-15 } }\n",
    ]);
    assert.deepEqual(
      alerts[0]?.facts.map(({ value, clauses }) => [value, clauses]),
      [["Datadog", ["SH-15"]]],
    );
  });

  it("keep numbers as they are written", () => {
    assert.equal(clauseOf("SH-20", ['is: "7", row: SH-20', "is: 7.10, row: SH-20"]).source.quote, "7.10");
    assert.equal(systemOf(['version: "1.0"', "version: 1.0"]).document.version, "1.0");
  });
});

describe("a broken system file", () => {
  it("shows every problem at once, in the order of the file", () => {
    const broken = systemYaml(
      ["Asia/Tokyo", "Asia/Tokio"],
      ["channel: email", "channel: mail"],
      ["is: 15 minutes", "is: 15"],
      ["concept: cpu.utilization", "concept: cpu.utilisation"],
      every("{ is: 5 GB, rwo: SH-13 }"),
      ["errors: { in: access", "errors: { in: acces"],
    );
    assert.deepEqual(
      problemLines(broken).map((line) => line.split("  ").slice(0, 2).join(" ")),
      [
        "shop.yaml:4:11 SPEC-TIMEZONE",
        "shop.yaml:10:20 SPEC-TYPE",
        "shop.yaml:21:65 SPEC-UNIT",
        "shop.yaml:24:14 SPEC-CONCEPT",
        "shop.yaml:34:18 SPEC-UNIT",
        "shop.yaml:34:24 SPEC-UNKNOWN-KEY",
        "shop.yaml:43:19 SPEC-REFERENCE",
      ],
    );
  });
});
