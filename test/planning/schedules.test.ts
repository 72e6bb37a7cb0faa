import { strict as assert } from "node:assert";
import type { Plan } from "../../core/model";
import { planYaml } from "../kit/yaml-plan";
import { catalogue } from "./kit";

const head = `where: { aws: main }
resources:
  batch: { title: Batch, kind: aws.ecs.cluster }
  web: { title: Web, kind: aws.ec2.asg, group: shop-web }
`;
const job =
  "jobs:\n  b003: { schedule: { is: last day 23:00, row: S-1 }, run: arn, in: batch, limit: 2 hours, from: Jobs }\n";
const window =
  'maintenance:\n  stop: { window: { is: "sunday 02:00-04:00", row: S-2 }, from: Windows }\nalerts:\n  busy: { concept: cpu.utilization, on: web, from: CPU, critical: { is: "> 90%", row: S-3 } }\n';
const report = "maintenance:\n  look: { schedule: { is: daily 09:00, row: S-4 }, items: the errors, from: Checks }\n";

const dropped = (sections: string): unknown[] => {
  const plan: Plan = planYaml(sections, {}, catalogue());
  return plan.alerts
    .filter(({ concept }) => concept === "schedule.dropped")
    .map(({ key, resource, rules: [rule] }) => [key, resource.properties.name, rule?.severity, rule?.clauses]);
};

describe("A schedule that starts nothing", () => {
  const told = (...clauses: string[]) => [["schedules.dropped", "@schedules#name", "critical", clauses]];

  it("is told where a job, a report or the end of a muting window depends on it, with their rows", () => {
    assert.deepEqual(dropped(head + job), told("S-1"));
    assert.deepEqual(dropped(head + window), told("S-2"));
    assert.deepEqual(dropped(head + report), told("S-4"));
  });

  it("is not asked where nothing is started at a time, or nothing on AWS", () => {
    assert.deepEqual(dropped(head), []);
    assert.deepEqual(dropped(head + job.replace("schedule: { is: last day 23:00, row: S-1 }, ", "")), []);
    assert.deepEqual(dropped(head.replace("aws: main", "azure: main") + report), []);
    assert.deepEqual(dropped(head.replace("aws: main", "aws: main, azure: main") + report), []);
  });
});

describe("A schedule whose words leave something to the reader", () => {
  const notes = (written: string): unknown[] => {
    const plan: Plan = planYaml(head + report.replace("daily 09:00", `"${written}"`), {}, catalogue());
    return plan.notes.filter(({ code }) => code === "PLAN-SCHEDULE").map(({ what, given }) => [what, given]);
  };

  it("is said in words in the plan: cron, and a period without its day", () => {
    assert.deepEqual(notes("30 2 * * 1-5 Europe/Berlin"), [
      ["read as weekdays 02:30 in Europe/Berlin", "30 2 * * 1-5 Europe/Berlin"],
    ]);
    assert.deepEqual(notes("quarterly 09:00"), [
      ["read as day 1 of january, april, july, october 09:00 in Asia/Tokyo", "quarterly 09:00"],
    ]);
  });

  it("and is not repeated where it says all", () => {
    for (const written of ["daily 09:00", "day 1 09:00", "first business day 09:00", "quarter-end 09:00"]) {
      assert.deepEqual(notes(written), [], written);
    }
  });
});
