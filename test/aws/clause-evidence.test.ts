import assert from "node:assert/strict";
import { planYaml } from "../kit/yaml-plan";
import { catalogue } from "../planning/kit";
import { assertEvidence, rendered, unseen } from "./kit";

const database = `resources:
  db: { title: DB, kind: aws.rds.postgres, instance: shop-db, maxConnections: "200", reservedConnection: "3" }
`;

/** What no resource shows of these sections. */
function gaps(sections: string): string[] {
  const plan = planYaml(`where: { aws: main }\n${sections}`, {}, catalogue());
  const synthesis = rendered(plan);
  assertEvidence(plan, synthesis);
  return unseen(plan, synthesis).map((line) => line.replace(/^\S+ /, ""));
}

const backup = (values: string) =>
  `${database}backups:\n  db: { title: Database, on: db, from: Backup, schedule: { is: daily 02:00 }, keep: { is: 14 days }, ${values} }\n`;

describe("A clause on AWS", () => {
  it("is not shown by an equal number or word that stands for something else", () => {
    assert.deepEqual(gaps(backup("copies: { is: Enabled }")), ["setting Enabled"]);
    assert.deepEqual(gaps(backup("generations: { is: 2 generations }")), ["setting 2 generations"]);
    assert.deepEqual(gaps(backup("compression: { is: gzip }")), ["setting gzip"]);
  });

  it("is shown where its value is: schedule, retention and method of a backup", () => {
    assert.deepEqual(gaps(backup("method: { is: full }")), []);
  });

  it("is shown by an alarm that is made of an objective", () => {
    const objectives = "recovery:\n  db: { title: Recovery, on: db, from: Recovery, rpo: { is: 15 minutes } }\n";
    const continuous = `${database}backups:\n  db: { title: Database, on: db, from: Backup, method: point-in-time, schedule: daily 02:00, period: 7 days }\n`;
    assert.deepEqual(gaps(continuous + objectives), []);
  });

  it("is shown by the time limit of a job, and by what the job states", () => {
    const job = (limit: string) =>
      `jobs:\n  clean: { title: Clean, from: Jobs, run: "arn:aws:lambda:ap-northeast-1:444455556666:function:clean", schedule: daily 03:00, limit: ${limit} }\n`;
    assert.deepEqual(gaps(job("{ is: 10 minutes }")), []);
    const states = job('10 minutes, states: { limit: { is: "\\"TimeoutSeconds\\":600", from: Jobs } }');
    assert.deepEqual(gaps(states), []);
  });
});
