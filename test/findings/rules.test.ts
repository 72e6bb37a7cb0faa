import { strict as assert } from "node:assert";
import { availability, sloPlan } from "../kit/slo-system";
import type { Change } from "../kit/system-yaml";
import { planYaml } from "../kit/yaml-plan";
import { planOf } from "../planning/kit";
import { found } from "./found";

const shop = (...changes: Change[]) => planOf(changes);
const objective = (more: string, target = "99.9%") => sloPlan(availability.replace("99.9%", target), more);

describe("findings of the document", () => {
  it("recovery-point: a backup every night loses more than an hour, one every half hour does not", () => {
    const store = (every: string, more = "") =>
      planYaml(`where: { aws: main }
resources: { db: { kind: aws.rds.instance, instance: shop } }
backups:
  nightly: { on: db, schedule: { is: ${every}, row: S-1, from: Backup }, keep: 7 days${more} }
recovery:
  db: { on: db, rpo: { is: 1 hour, row: S-2, from: Recovery } }
`);
    assert.deepEqual(found("recovery-point", store("weekdays 02:00")), [
      "S-2 S-1: period 3 d + the backup itself > 1 h",
    ]);
    assert.deepEqual(found("recovery-point", store("daily 02:00", ", startWindow: 1 hour, duration: 30 minutes")), [
      "S-2 S-1: period 24 h + start window 1 h + duration 30 min = 25.5 h > 1 h",
    ]);
    assert.deepEqual(found("recovery-point", store("every 30 minutes")), []);
    assert.deepEqual(found("recovery-point", store("every 1 hour")), ["S-2 S-1: period 1 h + the backup itself > 1 h"]);
  });

  it("recovery-steps: the steps of a procedure are added up and held against the objective of their chapter", () => {
    const plan = (second: string) =>
      planYaml(`where: { aws: main }
recovery:
  tier: { rto: { is: 1 hour, row: S-1, from: Recovery > Objectives } }
procedures:
  decide: { row: S-2, from: Recovery > Steps, says: "decide (15 min)", runbook: restore, because: people }
  restore: { row: S-3, from: Recovery > Steps, says: "${second}", runbook: restore, because: people }
  lunch: { row: S-4, from: Canteen > Steps, says: "eat (2 hours)", runbook: restore, because: people }
runbooks: { restore: Restore }
`);
    assert.deepEqual(found("recovery-steps", plan("復旧（1時間）")), ["S-1 S-2 S-3: 15 min + 1 h = 1.25 h > 1 h"]);
    assert.deepEqual(found("recovery-steps", plan("復旧（45分）")), []);
    assert.deepEqual(found("recovery-steps", plan("restore (3 servers)")), []);
  });

  it("availability-stops: twelve hours a year do not fit in 99.95 %, and do in 99.5 %", () => {
    const window = `maintenance:
  monthly: { window: { is: "first sunday 01:00-02:00", row: SH-2, from: 2. Work }, downtime: 1 hour }
`;
    assert.deepEqual(found("availability-stops", objective(window, "99.95%")), [
      "SH-1 SH-2: 12 x 1 h = 12 h a year (99.863 %) > 4.38 h a year (99.95 %)",
    ]);
    assert.deepEqual(found("availability-stops", objective(window, "99.5%")), []);
  });

  it("availability-repair: four hours of repair every 720 hours are 99.4475 %", () => {
    const plan = (target: string) =>
      sloPlan(
        `availability: { on: app, target: { is: ${target}, row: SH-1, from: 1. Objectives }, period: 30 days, runbook: errors, mttr: { is: 4 hours, row: SH-2 }, mtbf: { is: 720 hours, row: SH-3 } }`,
      );
    assert.deepEqual(found("availability-repair", plan("99.99%")), [
      "SH-1 SH-2 SH-3: 720 h / (720 h + 4 h) = 99.4475 % < 99.99 %; one repair of 4 h is 55.56 x the 4.32 min that may fail in 30 d",
    ]);
    assert.deepEqual(found("availability-repair", plan("99.4%")), []);
  });

  it("availability-escalation: the steps are added up until the budget is gone", () => {
    const steps = `escalations:
  night:
    routes: [critical]
    steps:
      - { target: schedule, config: nightSchedule, after: { is: 10 minutes, row: SH-2, from: 3. Calls } }
      - { target: schedule, config: nightSchedule, after: { is: 20 minutes, row: SH-3, from: 3. Calls } }
      - { title: Manager, target: schedule, config: nightSchedule, after: { is: 1 minute, row: SH-4, from: 3. Calls } }
`;
    assert.deepEqual(found("availability-escalation", objective(steps, "99.95%")), [
      "SH-1 SH-2 SH-3: 10 min + 20 min = 30 min is 139 % of the 21.6 min that may fail in 30 d",
    ]);
    assert.deepEqual(found("availability-escalation", objective(steps, "99.9%")), []);
  });

  it("two-thresholds: one figure with two limits of one severity; another severity is none", () => {
    const second = (level: string): Change => [
      "events:\n",
      `  web.cpu.again: { concept: cpu.utilization, on: web, runbook: cpu, ${level}: { is: ">= 80%", row: SH-90, from: 9. Limits } }\nevents:\n`,
    ];
    assert.deepEqual(found("two-thresholds", shop(second("critical"))), [
      "SH-12 SH-13 SH-90: >= 85 % (web.cpu) is not >= 80 % (web.cpu.again)",
    ]);
    assert.deepEqual(found("two-thresholds", shop(second("info"))), []);
  });

  it("severity-response: critical must not be answered later than warning", () => {
    const routes = (critical: string): Change => [
      "  warning: { to: [mail] }\n",
      `  warning: { to: [mail], response: { is: 1 hour, row: SH-91, from: 3. Answers } }
  outage: { to: [mail], response: { is: ${critical}, row: SH-92, from: 3. Answers } }
`,
    ];
    assert.deepEqual(found("severity-response", shop(routes("2 hours"))), [
      "SH-92 SH-91: outage 2 h > warning 1 h",
      "SH-92 SH-03: outage 2 h > night 15 min",
    ]);
    assert.deepEqual(found("severity-response", shop(routes("5 minutes"))), []);
  });
});
