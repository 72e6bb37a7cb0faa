import { strict as assert } from "node:assert";
import { complaints, planYaml } from "../kit/yaml-plan";

const steps =
  "detection: 10 minutes, decision: 15 minutes, provision: 5 minutes, validation: 10 minutes, cutover: 5 minutes";
const backedUp = `where: { aws: main }
resources: { db: { kind: aws.rds.postgres, instance: shop-db } }
backups: { db: { on: db, schedule: daily 02:00, keep: 7 days } }
`;
const problems = (recovery: string) => {
  const { problems: found } = planYaml(`${backedUp}recovery:\n  database: ${recovery.replace("{", "{ on: db,")}\n`);
  return found;
};

describe("The time of a recovery", () => {
  it("is the sum of the steps the document states, and fits into the objective", () => {
    const restore = (length: string) => complaints(problems(`{ rto: 1 hour, ${steps}, restore: ${length} }`));
    assert.deepEqual(restore("901 s"), [
      "PLAN-BACKUP-RTO detection 600 s + decision 900 s + provision 300 s + restore 901 s + validation 600 s + cutover 300 s = 3601 s",
    ]);
    assert.deepEqual(restore("900 s"), []);
  });

  it("is refused already when a part of it exceeds the objective", () => {
    const [problem] = problems("{ rto: { is: 4 hours, row: S-1 }, decision: 241 minutes }");
    assert.deepEqual(
      [problem?.code, problem?.path, problem?.clauses],
      ["PLAN-BACKUP-RTO", "recovery.database.rto", ["S-1"]],
    );
    assert.equal(problem?.given, "decision 14460 s = 14460 s");
    assert.equal(problem?.allowed, "at most 14400 s (4 hours)");
    assert.deepEqual(problems("{ rto: 4 hours, decision: 240 minutes }"), []);
  });

  it("is asked of entries with an objective only", () => {
    assert.deepEqual(complaints(problems("{ decision: 2 days }")), [
      "PLAN-ENTRY-NOTHING on db (aws.rds.postgres), decision",
    ]);
    assert.deepEqual(problems("{ rto: 4 hours }"), []);
  });
});
