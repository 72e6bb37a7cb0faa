import assert from "node:assert/strict";
import { filterPattern } from "../../components/aws/synth/logs/filter-pattern";
import { plainText } from "../../core/evidence";
import type { LogStore, Plan } from "../../core/model";
import { assertBackwards, assertEvidence, beyond, codes, declared, rendered, unseen } from "./kit";
import { at, countSpec, numberFact, planned, planOf, querySpec, storeSpec, text, textFact, time, where } from "./plans";

const storePlan = (parts: Partial<LogStore>, plan: Partial<Plan> = {}) =>
  planOf({ stores: [planned(storeSpec(parts))], ...plan });
const tags = { "hozen:system": "shop", "hozen:environment": "prod", "hozen:store": "app", "managed-by": "hozen" };

describe("Log group", () => {
  it("keeps records as long as documented, is tagged, and outlives the program", () => {
    const declaration = declared(rendered(storePlan({})), "store-app");
    assert.deepEqual(declaration.inputs, { name: "/shop/app", retentionInDays: 90, tags });
    assert.deepEqual(declaration.options, { protect: true, retainOnDelete: true });
  });

  const retention = (keep: string) =>
    declared(rendered(storePlan({ keep: time(keep) })), "store-app").inputs.retentionInDays;
  it("never rounds retention down", () => {
    assert.deepEqual(
      ["1 day", "45 days", "1 year", "730 days", "2 years", "13 hours", "3653 days"].map(retention),
      [1, 60, 400, 731, 731, 1, 3653],
    );
  });

  it("refuses a longer retention than the platform has, and none at all", () => {
    assert.deepEqual(codes(rendered(storePlan({ keep: time("3654 days") }))), ["AWS-RETENTION"]);
    const { keep: _, ...forever } = storeSpec();
    assert.deepEqual(codes(rendered(planOf({ stores: [planned(forever)] }))), ["AWS-RETENTION-MISSING"]);
  });

  it("shows a documented retention, mapped or not", () => {
    for (const keep of ["90 days", "45 days"]) {
      const plan = planOf({
        stores: [
          planned(storeSpec({ keep: time(keep, "S-1") }), [{ ...numberFact("S-1", "keep", keep), subject: "keep" }]),
        ],
      });
      assert.deepEqual(unseen(plan, rendered(plan)), []);
      assertEvidence(plan, rendered(plan));
    }
  });

  it("does not show a retention that was shortened", () => {
    const spec = storeSpec({ keep: time("30 days") });
    const plan = planOf({ stores: [planned(spec, [numberFact("S-1", "keep", "90 days")])] });
    assert.deepEqual(unseen(plan, rendered(plan)), ["S-1 keep 90 days"]);
  });

  it("is imported when adopted, and keeps what no entry states of it", () => {
    const adopted = declared(rendered(storePlan({ ownership: "adopt" })), "store-app");
    const kept = { protect: true, retainOnDelete: true, import: "/shop/app" };
    const owners = ["deletionProtectionEnabled", "kmsKeyId", "logGroupClass", "tags"];
    assert.deepEqual(adopted.options, { ...kept, ignoreChanges: owners });
    assert.deepEqual(Object.keys(adopted.inputs), ["name", "retentionInDays"]);
    const keyed = storePlan({ ownership: "adopt", properties: { kmsKey: "arn:aws:kms:eu-west-1:111122223333:key/1" } });
    const stated = owners.filter((input) => input !== "kmsKeyId");
    assert.deepEqual(declared(rendered(keyed), "store-app").options, { ...kept, ignoreChanges: stated });
  });

  it("is left alone when only checked, but still filtered", () => {
    const synthesis = rendered(storePlan({ ownership: "check" }, { counts: [planned(countSpec())] }));
    assert.ok(!synthesis.declarations.some(({ key }) => key === "store-app"));
    assert.equal(declared(synthesis, "count-login-failed").inputs.logGroupName, "/shop/app");
  });

  it("refuses a name CloudWatch refuses", () => {
    assert.deepEqual(codes(rendered(storePlan({ name: "shop logs" }))), ["AWS-LOG-GROUP-NAME"]);
    assert.deepEqual(codes(rendered(storePlan({ name: "a".repeat(512) }))), []);
    assert.deepEqual(codes(rendered(storePlan({ name: "a".repeat(513) }))), ["AWS-LOG-GROUP-NAME"]);
  });

  it("indexes the documented fields", () => {
    const facts = [textFact("S-1", "field", "requestId"), textFact("S-1", "field", "level")];
    const plan = planOf({ stores: [planned(storeSpec({ fields: [text("requestId"), text("level")] }), facts)] });
    assert.deepEqual(declared(rendered(plan), "store-app-index").inputs, {
      logGroupName: { ref: "store-app", output: "name" },
      policyDocument: { json: { Fields: ["requestId", "level"] } },
    });
    assert.deepEqual(unseen(plan, rendered(plan)), []);
    assertEvidence(plan, rendered(plan));
  });

  it("indexes twenty fields and no more", () => {
    const fields = (count: number) => Array.from({ length: count }, (_, index) => text(`f${index}`));
    assert.deepEqual(codes(rendered(storePlan({ fields: fields(20) }))), []);
    assert.deepEqual(codes(rendered(storePlan({ fields: fields(21) }))), ["AWS-INDEX"]);
  });

  it("masks personal data and counts what it found", () => {
    const plan = planOf({
      stores: [planned(storeSpec({ mask: [text("EmailAddress")] }), [textFact("S-1", "field", "EmailAddress")])],
    });
    const identifiers = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"];
    assert.deepEqual(declared(rendered(plan), "store-app-mask").inputs.policyDocument, {
      json: {
        Name: "shop-app",
        Version: "2021-06-01",
        Statement: [
          { Sid: "Audit", DataIdentifier: identifiers, Operation: { Audit: { FindingsDestination: {} } } },
          { Sid: "Mask", DataIdentifier: identifiers, Operation: { Deidentify: { MaskConfig: {} } } },
        ],
      },
    });
    assert.deepEqual(unseen(plan, rendered(plan)), []);
    assertEvidence(plan, rendered(plan));
  });

  it("refuses what is no kind of personal data", () => {
    assert.deepEqual(codes(rendered(storePlan({ mask: [text("PhoneNumber-JP")] }))), []);
    assert.deepEqual(codes(rendered(storePlan({ mask: [text("e-mail")] }))), ["AWS-MASK"]);
  });
});

describe("Filter pattern", () => {
  const entry = { at, path: "logs.counts.x", clauses: [] };
  const pattern = (...conditions: Parameters<typeof filterPattern>[0]) =>
    plainText(filterPattern(conditions, entry).pattern);
  const flaws = (...conditions: Parameters<typeof filterPattern>[0]) =>
    filterPattern(conditions, entry).problems.map(({ code }) => code);

  it("tests fields of JSON records", () => {
    assert.equal(
      pattern(where("event", "==", "login_failed"), where("category", "==", "auth")),
      '{ $.event = "login_failed" && $.category = "auth" }',
    );
    assert.equal(pattern(where("statusCode", ">=", "500")), "{ $.statusCode >= 500 }");
    assert.equal(pattern(where("error.name", "!=", "Timeout")), '{ $.error.name != "Timeout" }');
    assert.equal(pattern(where("cached", "==", "true")), "{ $.cached IS TRUE }");
    assert.equal(pattern(where("message", "contains", "sending failed")), '{ $.message = "*sending failed*" }');
    assert.equal(pattern(where("level", "in", "error, fatal")), '{ ($.level = "error" || $.level = "fatal") }');
  });

  it("searches text anywhere in a record", () => {
    assert.equal(pattern(where("@message", "contains", "deadlock detected")), '"deadlock detected"');
    assert.equal(pattern(where("@message", "contains", 'say "no"')), '"say \\"no\\""');
  });

  it("takes every record when there is no condition", () => {
    assert.equal(pattern(), "");
  });

  it("refuses a mixture of both", () => {
    assert.deepEqual(flaws(where("@message", "contains", "x"), where("level", "==", "error")), ["AWS-FILTER-MIXED"]);
  });

  it("refuses what is no field and what is no number", () => {
    assert.deepEqual(flaws(where("a b", "==", "x")), ["AWS-FILTER-FIELD"]);
    assert.deepEqual(flaws(where("@message", "==", "x")), ["AWS-FILTER-FIELD"]);
    assert.deepEqual(flaws(where("duration", ">", "5 s")), ["AWS-FILTER-NUMBER"]);
  });

  it("takes 1024 characters and refuses one more", () => {
    const refused = (length: number) => {
      const { pattern } = filterPattern([where("@message", "contains", "x".repeat(length))], entry);
      return beyond("aws:cloudwatch/logMetricFilter:LogMetricFilter", { pattern });
    };
    assert.deepEqual(refused(1022), []);
    assert.deepEqual(refused(1023), ["AWS-FILTER-LENGTH"]);
  });
});

describe("Metric filter", () => {
  const plan = (parts: Parameters<typeof countSpec>[0]) =>
    planOf({
      stores: [planned(storeSpec())],
      counts: [planned(countSpec(parts), [textFact("S-1", "pattern", "login_failed")])],
    });

  it("counts matching records, with zero for periods without any", () => {
    const synthesis = rendered(plan({}));
    assert.deepEqual(declared(synthesis, "count-login-failed").inputs, {
      name: "shop-prod-login-failed",
      logGroupName: { ref: "store-app", output: "name" },
      pattern: '{ $.event = "login_failed" }',
      metricTransformation: {
        namespace: "Shop/Auth",
        name: "LoginFailed",
        value: "1",
        unit: "Count",
        defaultValue: "0",
      },
    });
    assert.deepEqual(unseen(plan({}), synthesis), []);
    assertEvidence(plan({}), synthesis);
    assertBackwards(synthesis);
  });

  it("takes a field's value, of which no record is no zero", () => {
    const metric = { namespace: "Shop/App", name: "Duration", unit: "ms" };
    assert.deepEqual(
      declared(rendered(plan({ value: "duration", metric })), "count-login-failed").inputs.metricTransformation,
      {
        namespace: "Shop/App",
        name: "Duration",
        value: "$.duration",
        unit: "Milliseconds",
      },
    );
  });

  it("splits by three fields at most, without a default value", () => {
    const three = rendered(plan({ by: ["a", "b", "c"] }));
    assert.deepEqual(codes(three), []);
    const { metricTransformation } = declared(three, "count-login-failed").inputs as {
      metricTransformation: Record<string, unknown>;
    };
    assert.deepEqual(metricTransformation.dimensions, { a: "$.a", b: "$.b", c: "$.c" });
    assert.equal(metricTransformation.defaultValue, undefined);
    assert.deepEqual(codes(rendered(plan({ by: ["a", "b", "c", "d"] }))), ["AWS-FILTER-DIMENSIONS"]);
  });

  it("refuses a unit CloudWatch does not have", () => {
    const metric = { namespace: "Shop/App", name: "X", unit: "furlongs" };
    assert.deepEqual(codes(rendered(plan({ metric }))), ["AWS-METRIC-UNIT"]);
  });

  it("is left out with its log group", () => {
    assert.deepEqual(rendered(planOf({ counts: [planned(countSpec())] })).declarations, []);
  });
});

describe("Saved query", () => {
  const plan = (parts: Parameters<typeof querySpec>[0], facts = [numberFact("S-1", "count", "100 records")]) =>
    planOf({ stores: [planned(storeSpec())], queries: [planned(querySpec(parts), facts)] });

  it("is built from the conditions, the fields to show and the limit", () => {
    const limited = plan({
      where: [
        where("level", "==", "error"),
        where("@message", "contains", "x"),
        where("useCase", "in", "a,b"),
        where("ms", ">", "5"),
      ],
      limit: time("100 records", "S-1"),
    });
    const synthesis = rendered(limited);
    assert.deepEqual(declared(synthesis, "query-trace").inputs, {
      name: "shop-prod-trace",
      logGroupNames: [{ ref: "store-app", output: "name" }],
      queryString: [
        "fields @timestamp, message",
        '| filter level = "error" and @message like "x" and useCase in ["a", "b"] and ms > 5',
        "| sort @timestamp desc",
        "| limit 100",
      ].join("\n"),
    });
    assert.deepEqual(unseen(limited, synthesis), []);
    assertEvidence(limited, synthesis);
  });

  it("is used as written", () => {
    const written = plan({ text: "stats count(*) by level" }, []);
    assert.equal(declared(rendered(written), "query-trace").inputs.queryString, "stats count(*) by level");
  });

  it("returns ten thousand records at most and is ten thousand characters long at most", () => {
    assert.deepEqual(codes(rendered(plan({ limit: time("10000 records") }))), []);
    assert.deepEqual(codes(rendered(plan({ limit: time("10001 records") }))), ["AWS-QUERY-LIMIT"]);
    assert.deepEqual(codes(rendered(plan({ text: "x".repeat(10_000) }))), []);
    assert.deepEqual(codes(rendered(plan({ text: "x".repeat(10_001) }))), ["AWS-QUERY-LENGTH"]);
  });
});
