import { strict as assert } from "node:assert";
import { rmSync } from "node:fs";
import type { Danger, SystemChange } from "../../commands/review/changes";
import { compareSnapshots } from "../../commands/review/compare";
import { type Snapshot, takeSnapshot } from "../../commands/review/snapshot";
import { formatProblem } from "../../core/model";
import { asOf, type Change, changed, makeProject, smallSystem } from "./project";

async function snapshotOf(system: string): Promise<Snapshot> {
  const project = makeProject(system);
  try {
    const snapshot = await takeSnapshot({ project, stack: "prod", asOf });
    assert.deepEqual(snapshot.report.problems.map(formatProblem), []);
    return snapshot;
  } finally {
    rmSync(project, { recursive: true });
  }
}

let base: Snapshot;

async function changeBy(...changes: readonly Change[]): Promise<SystemChange | undefined> {
  return compareSnapshots(base, await snapshotOf(changed(...changes)))[0];
}

async function dangersBy(...changes: readonly Change[]): Promise<readonly Danger[]> {
  return (await changeBy(...changes))?.dangers ?? [];
}

describe("a review", () => {
  before(async () => {
    base = await snapshotOf(smallSystem);
  });

  it("finds nothing where nothing changed", async () => {
    assert.deepEqual(compareSnapshots(base, await snapshotOf(smallSystem)), []);
  });

  it("finds no danger and no value in a new title", async () => {
    const change = await changeBy(["title: CPU of the hosts", "title: Load of the hosts"]);
    assert.deepEqual(change?.dangers, []);
    assert.deepEqual(change?.values, []);
    assert.deepEqual(
      change?.resources.map(({ name, change }) => [name, change]),
      [["shop-alert-hosts.cpu-critical", "changed"]],
    );
  });

  it("shows a number with its clause, the quotes before and after, and the property that follows", async () => {
    const change = await changeBy(['{ is: ">= 85%", says: "85%"', '{ is: ">= 80%", says: "80%"']);
    const section = "2. Monitoring > CPU";
    assert.deepEqual(change?.dangers, []);
    assert.deepEqual(
      change?.values.map(({ path, from, to, was, becomes }) => ({ path, from, to, was, becomes })),
      [
        {
          path: 'alerts["hosts.cpu"].critical',
          from: ">= 85%",
          to: ">= 80%",
          was: [{ id: "SH-12", section, quote: "85%" }],
          becomes: [{ id: "SH-12", section, quote: "80%" }],
        },
      ],
    );
    const threshold = change?.resources.flatMap(({ properties }) =>
      properties.filter(({ path }) => path === "threshold"),
    );
    assert.deepEqual(threshold, [{ path: "threshold", from: 85, to: 80 }]);
  });

  it("calls a higher limit of an upper threshold dangerous", async () => {
    assert.deepEqual(await dangersBy(['{ is: ">= 85%", says: "85%"', '{ is: ">= 95%", says: "95%"']), [
      {
        kind: "threshold-loosened",
        about: "CPU of the hosts (hosts.cpu/critical)",
        from: ">= 85%",
        to: ">= 95%",
        clauses: ["SH-12", "SH-13"],
      },
    ]);
  });

  it("calls a lower limit of a lower threshold dangerous, and a higher one not", async () => {
    const [danger] = await dangersBy(["< 2 instances", "< 1 instances"]);
    assert.deepEqual([danger?.kind, danger?.from, danger?.to], ["threshold-loosened", "< 2 count", "< 1 count"]);
    assert.deepEqual(await dangersBy(["< 2 instances", "< 3 instances"]), []);
  });

  it("calls a limit that no longer fires at its own value dangerous", async () => {
    const [danger] = await dangersBy(['is: ">= 85%"', 'is: "> 85%"']);
    assert.deepEqual([danger?.kind, danger?.from, danger?.to], ["threshold-loosened", ">= 85%", "> 85%"]);
  });

  it("calls a longer duration dangerous, and a shorter one not", async () => {
    const [danger] = await dangersBy(["for: 3 minutes", "for: 10 minutes"]);
    assert.deepEqual([danger?.kind, danger?.from, danger?.to], ["for-longer", "3m", "10m"]);
    assert.deepEqual(await dangersBy(["for: 3 minutes", "for: 2 minutes"]), []);
  });

  it("calls a slower evaluation dangerous", async () => {
    const found = await dangersBy(["{ is: 1 minute, row: SH-13", "{ is: 3 minutes, row: SH-13"]);
    assert.ok(
      found.some(({ kind, from, to }) => kind === "detected-later" && from === "every 1m" && to === "every 3m"),
    );
  });

  it("says who is no longer told, and of which alerts", async () => {
    assert.deepEqual(await dangersBy(["to: [on-call, manager]", "to: [on-call]"]), [
      { kind: "receiver-lost", about: "Manager (email)", clauses: [], alerts: ["hosts.cpu/critical"] },
    ]);
  });

  it("takes a receiver with a new title for the same", async () => {
    assert.deepEqual(await dangersBy(["manager: { title: Manager", "manager: { title: Manager on duty"]), []);
  });

  it("says when somebody can be told only in some hours", async () => {
    const hours = 'config: managerMail, hours: "weekdays 09:00-18:00"';
    const [danger] = await dangersBy(["config: managerMail", hours]);
    assert.deepEqual([danger?.kind, danger?.from, danger?.to], ["receiver-hours", "any time", "weekdays 09:00-18:00"]);
  });

  it("says that a first message comes later", async () => {
    const [danger] = await dangersBy(["wait: 0 minutes", "wait: 5 minutes"]);
    assert.deepEqual(
      [danger?.kind, danger?.about, danger?.from, danger?.to],
      ["told-later", "Critical (critical), first message", "0s", "5m"],
    );
  });

  it("says that an alert is gone", async () => {
    const from = smallSystem.indexOf("  hosts.healthy:");
    const piece = smallSystem.slice(from, smallSystem.indexOf("logs:\n"));
    const [danger] = await dangersBy([piece, ""]);
    assert.deepEqual(danger, {
      kind: "alert-removed",
      about: "Healthy hosts (hosts.healthy/warning)",
      clauses: ["SH-14"],
    });
  });

  it("tells a lowered severity from a removed alert", async () => {
    const found = await dangersBy(["critical: { is:", "warning: { is:"]);
    assert.deepEqual(
      found.map(({ kind, from, to }) => [kind, from, to]),
      [["severity-lowered", "critical", "warning"]],
    );
  });

  it("says that a retention is shorter, and nothing of a longer one", async () => {
    assert.deepEqual(await dangersBy(["{ is: 90 days", "{ is: 30 days"]), [
      {
        kind: "retention-shortened",
        about: "logs.stores.app.keep",
        from: "90 days",
        to: "30 days",
        clauses: ["SH-30"],
      },
    ]);
    assert.deepEqual(await dangersBy(["{ is: 90 days", "{ is: 365 days"]), []);
  });

  it("says that a store is gone, with what it holds", async () => {
    const piece = smallSystem.slice(smallSystem.indexOf("logs:\n"), smallSystem.indexOf("runbooks:"));
    assert.deepEqual(
      (await dangersBy([piece, ""])).map(({ kind, about }) => [kind, about]),
      [
        ["data-removed", "shop-store-app"],
        ["retention-removed", "logs.stores.app.keep"],
      ],
    );
  });

  it("says that an alarm is switched off", () => {
    const after = structuredClone(base) as unknown as {
      report: { systems: { resources: { name: string; inputs: object }[] }[] };
    };
    const alarm = after.report.systems[0]?.resources.find(({ name }) => name === "shop-alert-hosts.cpu-critical");
    Object.assign(alarm?.inputs ?? {}, { actionsEnabled: false });
    const [change] = compareSnapshots(base, after as unknown as Snapshot);
    assert.deepEqual(
      change?.dangers.map(({ kind, about, to }) => [kind, about, to]),
      [["muted", "shop-alert-hosts.cpu-critical", "actionsEnabled: false"]],
    );
  });

  it("says that an alert is written down and nothing carries it, and that its clause is a gap", () => {
    const after = structuredClone(base) as unknown as {
      systems: { rules: { id: string; notifies: boolean }[] }[];
      report: { systems: { clauses: { id: string; status: string; reason?: string }[] }[] };
    };
    const rule = after.systems[0]?.rules.find(({ id }) => id === "hosts.cpu/critical");
    const clause = after.report.systems[0]?.clauses.find(({ id }) => id === "SH-12");
    Object.assign(rule ?? {}, { notifies: false });
    Object.assign(clause ?? {}, { status: "gap", reason: "no evidence" });
    const [change] = compareSnapshots(base, after as unknown as Snapshot);
    assert.deepEqual(
      change?.dangers.map(({ kind, about, to }) => [kind, about, to]),
      [
        ["alert-silent", "CPU of the hosts (hosts.cpu/critical)", undefined],
        ["coverage-lost", '2. Monitoring > CPU "85%"', "gap: no evidence"],
      ],
    );
  });

  it("says which mandatory policy is newly violated, and not of one that no longer is", () => {
    const violation = {
      policy: "no-public-bucket",
      severity: "mandatory",
      clauses: [],
      what: "open",
      remediation: "close",
    };
    const after = structuredClone(base) as unknown as { report: { systems: { violations: object[] }[] } };
    after.report.systems[0]?.violations.push(violation);
    const worse = compareSnapshots(base, after as unknown as Snapshot)[0];
    assert.deepEqual(worse?.dangers, [{ kind: "policy-violated", about: "no-public-bucket", to: "open", clauses: [] }]);
    const better = compareSnapshots(after as unknown as Snapshot, base)[0];
    assert.deepEqual(better?.dangers, []);
    assert.deepEqual(better?.policies, [{ ...violation, change: "gone" }]);
  });

  it("says that a whole system is gone, with every alert", async () => {
    const after = { ...base, systems: [], report: { ...base.report, systems: [] } };
    const [change] = compareSnapshots(base, after);
    assert.equal(change?.state, "removed");
    assert.deepEqual(change?.dangers[0], {
      kind: "system-removed",
      about: "Shop (shop)",
      clauses: [],
      alerts: ["hosts.cpu/critical", "hosts.healthy/warning"],
    });
  });
});
