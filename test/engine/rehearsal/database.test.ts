import { strict as assert } from "node:assert";
import { rmSync } from "node:fs";
import type { RehearsalReport } from "../../../commands/rehearse/job";
import { hozen } from "../../kit/hozen";
import { needEngine } from "../../kit/scenario";
import { asOf, changed, compiled, makeProject } from "../../review/project";

/** A database that is made, with backups of its own alone, and one that is taken over, with snapshots besides. */
const resources = `resources:
  orders: { title: Orders, kind: aws.rds.postgres, instance: shop-orders, ownership: create, class: db.m7g.large, engineVersion: "16", storageGiB: "100", username: shop_admin, subnetGroup: shop-data, securityGroups: sg-0123456789abcdef0 }
  stock: { title: Stock, kind: aws.rds.postgres, instance: shop-stock, ownership: adopt, class: db.t4g.medium }
`;
const backups = `backups:
  orders: { on: orders, title: Orders, from: 4. Backups > Orders, method: point-in-time, every: { is: 1 hour, row: SH-40, says: hourly }, period: { is: 14 days, row: SH-41, says: "14", check: point-in-time-window }, backup-window: { is: daily 06:00-06:30, row: SH-42, says: "6:00" }, maintenance-window: { is: sunday 03:30-04:00, row: SH-43, says: Sunday } }
  stock: { on: stock, title: Stock, from: 4. Backups > Stock, method: point-in-time, period: { is: 7 days, row: SH-44, says: "7" } }
  stock.full: { on: stock, title: Stock, from: 4. Backups > Stock, schedule: { is: daily 02:00, row: SH-45, says: "2:00" }, keep: { is: 90 days, row: SH-46, says: "90" } }
recovery:
  orders: { on: orders, title: Orders, from: 5. Recovery, rpo: { is: 1 hour, row: SH-47, says: 1h, check: recovery-point-objective } }
events:
  orders: { title: Orders down, from: 2. Monitoring, source: aws.rds.instance, on: orders, when: [failure], severity: critical }
runbooks: { cpu: CPU }
`;
const system = changed(["resources:\n", resources], ["runbooks: { cpu: CPU }\n", backups]);

describe("hozen on a system that owns its databases", function () {
  this.timeout(120_000);
  let folder: string;
  before(function () {
    needEngine(this);
    folder = makeProject(system, compiled);
  });
  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  const hozenHere = (...args: readonly string[]) => hozen([...args, "--as-of", asOf], folder);

  it("makes one, takes the other over, has nothing to do afterwards, and lets go of neither at once", () => {
    const { status, stdout, stderr } = hozenHere("rehearse", "--json");
    assert.equal(status, 0, stderr);
    const [stack] = (JSON.parse(stdout) as RehearsalReport).stacks;
    const seen = new Map(stack?.steps.map((step) => [step.step, step.seen]));
    assert.match(seen.get("up") ?? "", /^\d+ created, 1 taken over$/);
    assert.equal(seen.get("second preview"), "nothing to do");
    assert.equal(seen.get("refresh"), "nothing to do");
    // Two databases, a vault and its key, a log group; the policy of the vault stays without being asked twice for.
    assert.equal(seen.get("destroy, asked once"), "refused: 5 hold data");
    assert.equal(seen.get("destroy, asked twice"), "6 kept by the cloud, as declared");
    assert.deepEqual(stack?.unknownTypes, []);
  });

  it("answers for every clause of it, by the policies as well", () => {
    const { status, stdout, stderr } = hozenHere("plan");
    assert.equal(status, 0, stderr);
    assert.match(stdout, /12 of 12 clauses accounted for, 0 gaps/);
    const explained = (clause: string) => hozenHere("explain", clause).stdout;
    assert.match(explained("SH-41"), /policy point-in-time-window looked at 1 resource/);
    assert.match(explained("SH-47"), /policy recovery-point-objective looked at 1 resource/);
  });
});
