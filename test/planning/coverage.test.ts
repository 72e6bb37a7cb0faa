import { strict as assert } from "node:assert";
import type { EvidencePoint, Fact } from "../../core/model";
import { allFacts, type Checks, type ClauseCoverage, coverage, type Exhibit } from "../../core/planning/coverage";
import type { Change } from "../kit/system-yaml";
import { planOf } from "./kit";

const urn = "urn:pulumi:prod::shop::t::x";

/** An alarm that shows 85 % and a period of 60 s for the critical level. */
function alarm(inputs: Record<string, unknown>): Exhibit[] {
  const points: EvidencePoint[] = [
    {
      clause: "SH-12",
      role: "threshold",
      path: "threshold",
      via: { kind: "unit", format: "number", expression: "documented * factor", terms: { factor: 100 } },
    },
    { clause: "SH-13", role: "every", path: "period", via: { kind: "same", format: "number" } },
  ];
  return points.map((point) => ({ urn, inputs, point }));
}

interface Case {
  readonly changes?: readonly Change[];
  readonly exhibits?: readonly Exhibit[];
  readonly checks?: Checks;
}

function clause(id: string, { changes = [], exhibits = [], checks = new Map() }: Case): ClauseCoverage | undefined {
  return coverage(planOf(changes), exhibits, checks).find((entry) => entry.id === id);
}

const shown = alarm({ threshold: 85, period: 60 });

describe("the status of a clause", () => {
  it("is planned when every documented value stands in the inputs, with the evidence", () => {
    const { status, evidence } = clause("SH-12", { exhibits: shown }) ?? {};
    assert.equal(status, "planned");
    assert.deepEqual(evidence, [
      {
        urn,
        path: "threshold",
        documented: ">= 85%",
        deployed: 85,
        via: {
          kind: "unit",
          format: "number",
          expression: "documented * factor",
          terms: { factor: 100 },
          arithmetic: ">= 85% -> 0.85 * 100 = 85",
        },
      },
    ]);
  });

  it("is gap, with the value that is nowhere seen, when another number is deployed", () => {
    const found = clause("SH-12", { exhibits: alarm({ threshold: 90, period: 60 }) });
    assert.deepEqual(
      [found?.status, found?.evidence, found?.reason],
      ["gap", [], "not seen in any resource: threshold >= 85%"],
    );
  });

  it("is gap when evidence of another clause or another role holds the value", () => {
    const others = shown.map((exhibit) => ({ ...exhibit, point: { ...exhibit.point, clause: "SH-99" } }));
    assert.equal(clause("SH-12", { exhibits: others })?.status, "gap");
    const roles = shown.map((exhibit) => ({ ...exhibit, point: { ...exhibit.point, role: "keep" as const } }));
    assert.equal(clause("SH-12", { exhibits: roles })?.status, "gap");
  });

  it("is gap when no resource shows the value", () => {
    assert.deepEqual(
      [clause("SH-40", {})?.status, clause("SH-40", {})?.reason],
      ["gap", "not seen in any resource: schedule daily 02:00"],
    );
  });

  it("is process for what people do, with the reason", () => {
    assert.deepEqual([clause("SH-60", {})?.status, clause("SH-60", {})?.reason], ["process", "people decide"]);
  });

  it("is checked when its policy has looked and found nothing, else gap with what the policy says", () => {
    const answer = (checked: boolean, reason: string) => new Map([["SH-61", { checked, reason }]]);
    const held = clause("SH-61", { checks: answer(true, "policy mfa-required") });
    assert.deepEqual([held?.status, held?.reason], ["checked", "policy mfa-required"]);
    const broken = clause("SH-61", { checks: answer(false, "policy mfa-required is violated") });
    assert.deepEqual([broken?.status, broken?.reason], ["gap", "policy mfa-required is violated"]);
    const unknown = clause("SH-61", {});
    assert.deepEqual([unknown?.status, unknown?.reason], ["gap", "no policy mfa-required yet"]);
  });

  it("is superseded when another clause took its place, even where its value stands somewhere", () => {
    const superseded: Change = [
      "      row: SH-12\n",
      "      row: SH-12\n      superseded: { by: SH-11, because: stricter }\n",
    ];
    const found = clause("SH-12", { changes: [superseded], exhibits: shown });
    assert.deepEqual([found?.status, found?.reason, found?.evidence], ["superseded", "SH-11: stricter", []]);
  });

  it("is inactive when an input of the stack configuration is absent, naming the key", () => {
    const needs: Change = ["  guard: { source: aws.guardduty,", "  guard: { source: aws.guardduty, needs: detector,"];
    const found = clause("SH-20", { changes: [needs] });
    assert.deepEqual([found?.status, found?.reason], ["inactive", "stack configuration has no detector"]);
  });

  it("shows a corrected value as a correction: what the document says, what is deployed, how", () => {
    const corrected: Change = [
      '      is: ">= 85%"\n',
      '      is: ">= 185%"\n      deploy: ">= 85%"\n      because: a share is never more than all\n',
    ];
    const [item] = clause("SH-12", { changes: [corrected], exhibits: shown })?.evidence ?? [];
    assert.deepEqual(
      [item?.documented, item?.corrected, item?.deployed, item?.via.kind, item?.via.arithmetic],
      [">= 185%", ">= 85%", 85, "correction", ">= 185% corrected to >= 85% -> 0.85 * 100 = 85"],
    );
  });

  it("is listed for every clause once, sorted by id", () => {
    const ids = coverage(planOf(), [], new Map()).map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)].sort());
    assert.ok(ids.includes("SH-01") && ids.includes("SH-61"));
  });
});

describe("the facts of a plan", () => {
  it("are what every part of it wants to see deployed, each once", () => {
    const wanted = allFacts(planOf()).map(({ clause, role, written }: Fact) => `${clause} ${role} ${written}`);
    assert.deepEqual(wanted.sort(), [
      "SH-01 channel email",
      "SH-01 channel pagerduty",
      "SH-02 wait 0 minutes",
      "SH-03 wait 15 minutes",
      "SH-10 normal 0-60%",
      "SH-10 normal 0-60%",
      "SH-11 threshold >= 70%",
      "SH-12 threshold >= 85%",
      "SH-13 every 1 minute",
      "SH-20 severity 7",
      "SH-30 keep 90 days",
      "SH-31 count 100 records",
      "SH-40 schedule daily 02:00",
      "SH-41 setting 30 days",
      "SH-42 setting 30 generations",
      "SH-50 money JPY 500,000",
    ]);
  });
});
