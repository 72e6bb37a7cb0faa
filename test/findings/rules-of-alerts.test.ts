import { strict as assert } from "node:assert";
import { builtInCatalogue } from "../catalogue/samples";
import { sloPlan } from "../kit/slo-system";
import { planYaml } from "../kit/yaml-plan";
import { planOf } from "../planning/kit";
import { found } from "./found";

const alerts = (text: string, properties = "") =>
  planYaml(
    `where: { aws: main }
resources:
  db: { kind: aws.rds.postgres, instance: shop${properties} }
alerts:
  db: { on: db, from: Limits, ${text} }
`,
    {},
    builtInCatalogue(),
  );

describe("findings about alerts", () => {
  it("late-error-alert: a first alert at 1 % spends a budget of 0.1 % in three days", () => {
    const plan = (limit: string) =>
      sloPlan(
        "availability: { on: app, target: { is: 99.9%, row: SH-1, from: 1. Objectives }, period: 30 days, runbook: errors }",
        `alerts:
  errors: { concept: http.error_ratio, on: app, runbook: errors, warning: { is: "> ${limit}", row: SH-2, from: 2. Limits } }
`,
      );
    assert.deepEqual(found("late-error-alert", plan("1%")), [
      "SH-1 SH-2: 1 % / 0.1 % = 10 x the budget: 30 d of it last 3 d",
    ]);
    assert.deepEqual(found("late-error-alert", plan("0.05%")), []);
  });

  it("warning-at-objective: an average to keep below 500 ms, and a warning that begins there", () => {
    const plan = (limit: string) =>
      sloPlan(
        "latency: { on: alb, method: average, threshold: { is: 500ms, row: SH-1, from: 1. Objectives }, runbook: errors }",
        `alerts:
  slow: { concept: http.latency.avg, on: alb, runbook: errors, warning: { is: ">= ${limit}", row: SH-2, from: 2. Limits } }
`,
      );
    assert.deepEqual(found("warning-at-objective", plan("500ms")), [
      "SH-1 SH-2: first alert >= 500 ms, objective missed > 500 ms",
    ]);
    assert.deepEqual(found("warning-at-objective", plan("400ms")), []);
  });

  it("beyond-capacity: 100 of 100 connections cannot warn, 95 can", () => {
    const plan = (limit: string) =>
      alerts(
        `concept: db.connections.count, critical: { is: ">= ${limit} connections", row: S-1 }`,
        `, maxConnections: "100"`,
      );
    assert.deepEqual(found("beyond-capacity", plan("100")), ["S-1: >= 100 count, of 100 connections at most"]);
    assert.deepEqual(found("beyond-capacity", plan("95")), []);
  });

  it("meaningless-levels: a warning at the limit of critical, and a normal value that alerts", () => {
    const plan = (warning: string, normal: string) =>
      alerts(
        `concept: cpu.utilization, normal: { is: 0-${normal}, row: S-1 }, warning: { is: ">= ${warning}", row: S-2 }, critical: { is: ">= 90%", row: S-3 }`,
      );
    assert.deepEqual(found("meaningless-levels", plan("90%", "60%")), ["S-3 S-2: >= 90 % = >= 90 %"]);
    assert.deepEqual(found("meaningless-levels", plan("80%", "85%")), ["S-2 S-1: normal 0 % to 85 %, warning >= 80 %"]);
    assert.deepEqual(found("meaningless-levels", plan("80%", "60%")), []);
  });

  it("unnamed-values: between 60 % and 70 % nothing is said; none where they meet", () => {
    const plan = (normal: string) =>
      alerts(
        `title: CPU, concept: cpu.utilization, normal: { is: 0-${normal}, row: S-1 }, warning: { is: "> 70%", row: S-2 }`,
      );
    assert.deepEqual(found("unnamed-values", plan("60%")), ["S-2 S-1: CPU 60 % to 70 %"]);
    assert.deepEqual(found("unnamed-values", plan("70%")), []);
  });

  it("refused-plan: 120 % of a processor can never be reached", () => {
    const plan = (limit: string) => alerts(`concept: cpu.utilization, critical: { is: "> ${limit}", row: S-1 }`);
    assert.deepEqual(found("refused-plan", plan("120%")), [
      "S-1: > 120 %; allowed: cpu.utilization is 0 to 100 percent",
    ]);
    assert.deepEqual(found("refused-plan", plan("90%")), []);
  });

  it("asleep: of 168 hours 45 are working hours; the whole week is covered by two who relieve each other", () => {
    const plan = (hours: string, other: string) =>
      planOf([
        [
          "  mail: { channel: email, config: opsMail }\n",
          `  mail: { channel: email, config: opsMail, hours: { is: ${hours}, row: SH-80, from: 1. People } }\n`,
        ],
        [
          "  pager: { channel: pagerduty, config: pagerKey, secret: true }\n",
          `  pager: { channel: pagerduty, config: pagerKey, secret: true, hours: { is: ${other}, row: SH-81, from: 1. People } }\n`,
        ],
      ]);
    assert.deepEqual(found("asleep", plan("weekdays 09:00-18:00", "weekdays 09:00-18:00")), [
      "SH-01 SH-80 SH-81: 168 h a week - 45 h (weekdays 09:00-18:00) = 123 h without anybody",
    ]);
    assert.deepEqual(found("asleep", plan("daily 09:00-21:00", "daily 21:00-09:00")), []);
  });

  it("asleep: an escalation ends with somebody who works 45 of 168 hours", () => {
    const steps = (last: string) => `escalations:
  calls:
    title: Calls
    routes: [critical]
    steps:
      - { title: On call, target: schedule, config: nightSchedule, after: { is: 10 minutes, row: SH-83, from: 3. Calls } }
      - { title: ${last}, target: schedule, config: nightSchedule, after: 20 minutes }
`;
    const plan = (last: string, hours: string) =>
      planOf([
        [
          "  mail: { channel: email, config: opsMail }\n",
          `  mail: { title: Manager, channel: email, config: opsMail, hours: { is: ${hours}, row: SH-80, from: 1. People } }\n`,
        ],
        ["escalations:\n", steps(last)],
      ]);
    const night = (last: string, hours: string) =>
      found("asleep", plan(last, hours)).filter((text) => text.includes("further"));
    assert.deepEqual(night("Manager", "weekdays 09:00-18:00"), [
      "SH-83 SH-80: 168 h a week - 45 h (weekdays 09:00-18:00) = 123 h without anybody further",
    ]);
    assert.deepEqual(night("Manager", "daily 00:00-24:00"), []);
    assert.deepEqual(night("Second on call", "weekdays 09:00-18:00"), []);
  });

  it("unused-severity: an outage that nothing reports", () => {
    const plan = (key: string) =>
      planOf([
        [
          "  warning: { to: [mail] }\n",
          `  warning: { to: [mail] }\n  ${key}: { to: { is: [mail], row: SH-82, from: 1. Levels } }\n`,
        ],
      ]);
    assert.deepEqual(found("unused-severity", plan("outage")), [
      "SH-82: 0 alerts, events, budgets and entries are of severity outage",
    ]);
    assert.deepEqual(found("unused-severity", plan("others")), []);
  });
});
