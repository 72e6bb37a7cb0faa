import { strict as assert } from "node:assert";
import type { Change } from "../kit/system-yaml";
import { codes, planOf } from "./kit";

const working: Change = [
  "  mail: { channel: email, config: opsMail }",
  "  mail: { channel: email, config: opsMail, hours: { is: weekdays 09:00-18:00, row: SH-05 } }",
];
const criticalToMail: Change = ["is: [mail, pager], says", "is: [mail], says"];

describe("planning routes", () => {
  it("gives every route its receivers, its severity, and what the document says of it as facts", () => {
    const [critical, warning] = planOf().routes;
    assert.deepEqual(
      [critical?.key, critical?.severity, critical?.receivers.map(({ key }) => key)],
      ["critical", "critical", ["mail", "pager"]],
    );
    assert.deepEqual(
      critical?.facts.map(({ clause, role, written }) => [clause, role, written]),
      [
        ["SH-01", "channel", "email"],
        ["SH-01", "channel", "pagerduty"],
        ["SH-02", "wait", "0 minutes"],
      ],
    );
    assert.deepEqual([warning?.clauses, warning?.facts], [[], []]);
  });

  it("carries the hours of a receiver as a fact of each route it is on", () => {
    const hours = planOf([working]).routes.map(({ facts }) => facts.filter(({ role }) => role === "hours"));
    assert.deepEqual(
      hours.map((facts) => facts.map(({ clause, written }) => `${clause} ${written}`)),
      [["SH-05 weekdays 09:00-18:00"], ["SH-05 weekdays 09:00-18:00"]],
    );
  });

  it("PLAN-RECEIVER: refuses a severity that reaches nobody, and one whose route is empty", () => {
    const none = planOf([["  warning: { to: [mail] }\n", ""]]);
    assert.deepEqual(codes(none), ["PLAN-RECEIVER routes.warning"]);
    assert.equal(none.problems[0]?.what, "alerts of severity warning have no receiver");
    assert.equal(none.problems[0]?.change, "add a route warning with at least one receiver");
    assert.deepEqual(codes(planOf([["  warning: { to: [mail] }", "  warning: { to: [] }"]])), [
      "PLAN-RECEIVER routes.warning",
    ]);
  });

  it("PLAN-RECEIVER: refuses an event that reaches nobody", () => {
    const plan = planOf([["source: aws.guardduty, severity: critical,", "source: aws.guardduty, severity: outage,"]]);
    assert.deepEqual(codes(plan), ["PLAN-RECEIVER routes.outage"]);
  });

  it("PLAN-HOURS: refuses to wake people who can be reached in their working hours only", () => {
    const plan = planOf([working, criticalToMail]);
    assert.deepEqual(codes(plan), ["PLAN-HOURS routes.critical"]);
    assert.equal(plan.problems[0]?.given, "mail");
    assert.equal(plan.problems[0]?.change, "add a receiver without hours to route critical");
  });

  it("lets a warning wait for the morning, and is content with one receiver reachable at any hour", () => {
    assert.deepEqual(codes(planOf([working])), []);
  });

  it("PLAN-PAGERDUTY: refuses escalations where nobody can acknowledge", () => {
    const plan = planOf([["where: { aws: main, pagerduty: main }", "where: { aws: main }"]]);
    assert.deepEqual(codes(plan), ["PLAN-PAGERDUTY escalations.night"]);
    assert.equal(plan.problems[0]?.given, "where: { aws: main }");
  });

  it("carries the steps of an escalation as facts", () => {
    const [night] = planOf().escalations;
    assert.deepEqual(
      night?.facts.map(({ clause, role, base }) => [clause, role, base]),
      [["SH-03", "wait", 900]],
    );
  });
});
