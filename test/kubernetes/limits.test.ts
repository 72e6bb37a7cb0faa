import { strict as assert } from "node:assert";
import { complaints } from "../kit/yaml-plan";
import { codesOf, jobs, rendered, repository, valueAt } from "./work";

const cnpg = `backups:
  cluster: { on: db, engine: cnpg, cluster: shop-db, bucket: shop-barman }
  nightly: { on: db, method: full, schedule: daily 03:00, keep: 30 days }
recovery:
  database: { on: db, rpo: 6 minutes }
`;

describe("a CronJob of any entry", () => {
  const written = (schedule: string) => {
    const { synthesis } = rendered(jobs, ["daily 09:00", schedule]);
    const cron = String(valueAt(synthesis, "job-check", "spec.schedule"));
    return [cron, valueAt(synthesis, "job-check", "spec.timeZone")];
  };

  it("has five fields without a zone among them: the zone stands beside", () => {
    for (const schedule of ["every 6 hours", "daily 09:00", "weekly sunday 03:00", "last day 23:00", "day 15 04:00"]) {
      const [cron, zone] = written(schedule);
      assert.match(String(cron), /^[\d,-]+ [\d,-]+ \S+ \S+ \S+$/, schedule);
      assert.equal(zone, "Asia/Tokyo");
    }
  });

  it("is refused where five fields cannot say the times", () => {
    assert.deepEqual(codesOf(rendered(jobs, ["daily 09:00", "every 5 hours"])), ["KUBERNETES-SCHEDULE"]);
    assert.deepEqual(codesOf(rendered(jobs, ["daily 09:00", "every 6 hours"])), []);
  });

  it("has a name of at most 52 characters that is nobody else's", () => {
    const name = (key: string) => {
      const { synthesis } = rendered(jobs, ["  check:\n", `  ${key}:\n`]);
      return String(valueAt(synthesis, `job-${key}`, "metadata.name"));
    };
    // shop-prod-job- takes 14 of the 52.
    const [fits, ...cut] = ["a".repeat(38), "a".repeat(39), `${"a".repeat(39)}b`].map(name);
    assert.equal(fits, `shop-prod-job-${"a".repeat(38)}`);
    for (const one of cut) assert.match(one, /^shop-prod-job-a{29}-[0-9a-f]{8}$/);
    assert.notEqual(cut[0], cut[1]);
  });

  it("may start from a minute to half an hour late, so that a hundred missed starts never stop it", () => {
    const late = (schedule: string, limit: string) => {
      const { synthesis } = rendered(jobs, [
        "schedule: { is: daily 09:00, row: SH-24 }",
        `schedule: ${schedule}\n    limit: ${limit}`,
      ]);
      return valueAt(synthesis, "job-check", "spec.startingDeadlineSeconds");
    };
    assert.equal(late("every 1 minute", "30 seconds"), 60);
    assert.equal(late("every 30 minutes", "10 minutes"), 900);
    assert.equal(late("daily 09:00", "1 hour"), 1800);
  });
});

describe("a backup of CloudNativePG", () => {
  it("has seconds first, also where five fields would do", () => {
    const cron = (schedule: string) =>
      String(valueAt(rendered(cnpg, ["daily 03:00", schedule]).synthesis, "backup-nightly", "spec.schedule"));
    for (const schedule of ["daily 03:00", "weekly sunday 03:00", "every 6 hours", "day 1 10:00"]) {
      assert.match(cron(schedule), /^0( \S+){5}$/, schedule);
    }
  });

  it("is kept for whole days, rounded up: never 0", () => {
    const kept = (keep: string) =>
      valueAt(rendered(cnpg, ["30 days", keep]).synthesis, "backup-cluster-store", "spec.retentionPolicy");
    assert.deepEqual(["1 hour", "24 hours", "25 hours"].map(kept), ["1d", "1d", "2d"]);
  });

  it("is held to the objective with the five minutes its WAL waits, and the way to the store", () => {
    const objective = (rpo: string, delay = "") =>
      complaints(rendered(cnpg, ["6 minutes", rpo], ["keep: 30 days", `keep: 30 days${delay}`]).synthesis.problems);
    assert.deepEqual(objective("359s"), ["KUBERNETES-BACKUP-RPO 359s"]);
    assert.deepEqual(objective("360s"), []);
    assert.deepEqual(objective("119s", ", delay: 1 minute"), ["KUBERNETES-BACKUP-RPO 119s"]);
    assert.deepEqual(objective("120s", ", delay: 1 minute"), []);
  });
});

describe("an objective in the cluster", () => {
  it("is asked of the database it is about, and of all where it names none", () => {
    const low: readonly [string, string] = ["is: 15 minutes, row: SH-13", "is: 359s, row: SH-13"];
    assert.deepEqual(codesOf(rendered(repository, low)), ["KUBERNETES-BACKUP-RPO"]);
    assert.deepEqual(codesOf(rendered(repository, low, ["critical: { from", "critical: { on: app, from"])), []);
  });
});
