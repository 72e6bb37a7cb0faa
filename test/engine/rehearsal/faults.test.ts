import { strict as assert } from "node:assert";
import { join } from "node:path";
import { needEngine, scenario } from "../../kit/scenario";
import type * as scenarios from "./scenarios";

type Seen<Name extends keyof typeof scenarios> = Awaited<ReturnType<(typeof scenarios)[Name]>>;

function play<Name extends keyof typeof scenarios>(name: Name): Promise<Seen<Name>> {
  return scenario<Seen<Name>>(join(__dirname, "scenarios.ts"), name);
}

/** 20 alarms and a topic; the state also knows their provider. */
const whole = { inCloud: 21, inState: 22, mostOften: 1 };
const label = "(rehearsal: no cloud was asked)";

describe("a stack on the real engine, with rehearsal providers", function () {
  this.timeout(120_000);
  before(function () {
    needEngine(this);
  });

  it("is previewed, made, left alone, changed, replaced by name only, and destroyed when asked twice", async () => {
    const seen = await play("life");
    const quiet = { ok: true, steps: 0, errors: [] };
    assert.deepEqual(seen.preview, { ok: true, steps: 23, errors: [] });
    assert.equal(seen.beforeUp, 0, "a preview makes nothing");
    assert.deepEqual(seen.up, { ok: true, steps: 23, errors: [] });
    assert.deepEqual(seen.ids, ["alarm-9", "arn:aws:sns:ap-northeast-1:000000000000:topic"]);
    assert.deepEqual(seen.second, quiet);
    assert.deepEqual(seen.changed, ["update threshold"]);
    assert.deepEqual(seen.updated, { ok: true, steps: 20, errors: [] });
    assert.deepEqual(seen.refreshed, quiet);
    assert.deepEqual(seen.replaced.filter((step) => step.endsWith(" topic")).sort(), [
      "create-replacement topic",
      "delete-replaced topic",
      "replace topic",
    ]);
    assert.equal(seen.once.ok, false);
    assert.match(seen.once.errors[0] ?? "", /cannot be deleted\nbecause it is protected/);
    assert.deepEqual(seen.held, ["arn:aws:sns:ap-northeast-1:000000000000:topic"]);
    assert.deepEqual(seen.twice, { ok: true, steps: 3, errors: [] });
    assert.equal(seen.left, 0);
  });

  it("loses nothing and makes nothing twice when the engine is killed in the middle of up and resumed", async () => {
    const seen = await play("killed");
    assert.deepEqual(seen.interrupted.errors, ["the engine was killed in the middle of its work"]);
    assert.ok(seen.then.inCloud > seen.then.inState, "calls the engine never heard the answer of");
    assert.ok(seen.then.inCloud < whole.inCloud, "it was in the middle");
    assert.match(seen.locked.errors[0] ?? "", /^another run holds the lock of this stack/);
    assert.equal(seen.resumed.ok, true);
    assert.deepEqual(seen.finally, whole);
    assert.deepEqual(seen.second, { ok: true, steps: 0, errors: [] });
  });

  it("is completed by the next up after a platform refused one resource, which the message names", async () => {
    const seen = await play("failing");
    assert.deepEqual(seen.first, { ok: false, errors: [`alarm-7: internal error of the platform ${label}`] });
    assert.equal(seen.second, true);
    assert.deepEqual(seen.finally, whole);
  });

  it("is completed by the next up after a platform throttled", async () => {
    const seen = await play("throttled");
    assert.equal(seen.first.ok, false);
    assert.match(seen.first.errors[0] ?? "", /^alarm-1\d?: Rate exceeded/);
    assert.equal(seen.second, true);
    assert.deepEqual(seen.finally, whole);
  });

  it("waits for a platform that is slow", async () => {
    const seen = await play("slow");
    assert.deepEqual(seen, { up: { ok: true, steps: 23, errors: [] }, waited: true, finally: whole });
  });

  it("is deployed by one run at a time: the second is told who holds the lock", async () => {
    const seen = await play("twoAtOnce");
    assert.equal(seen.first.ok, true);
    assert.equal(seen.second.ok, false);
    assert.match(
      seen.second.errors[0] ?? "",
      /holds the lock of this stack \(created by \S+ \(pid \d+\) at .*\); wait for it/,
    );
    assert.deepEqual(seen.finally, whole);
  });

  it("names what another stack owns by its output, follows it, and stops when there is no such stack", async () => {
    const seen = await play("referring");
    assert.equal(seen.early.ok, false);
    assert.match(seen.early.errors, /organization\/small\/data/);
    assert.deepEqual(seen.up, { ok: true, steps: 2, errors: [] });
    assert.deepEqual(seen.inputs, [{ name: "shop-db", dimensions: { instance: "db-1" }, text: "of db-1." }]);
    assert.deepEqual(seen.second, { ok: true, steps: 0, errors: [] });
    assert.deepEqual(seen.followed, ["update dimensions.instance,text"]);
  });

  it("gives a system to a stack of its own without touching anything", async () => {
    const quiet = { ok: true, steps: 0, errors: [] };
    assert.deepEqual(await play("moved"), {
      previews: [quiet, quiet],
      stays: ["a", "a-alarm", "a-topic"],
      moves: ["b", "b-alarm", "b-topic"],
      mostOften: 1,
      inCloud: 4,
    });
  });

  it("says which file is broken when the state is", async () => {
    const seen = await play("corrupted");
    assert.equal(seen.ok, false);
    assert.match(seen.errors[0] ?? "", /^the state file STATE cannot be read: .*; restore it from a backup/);
  });

  it("is refused what a platform would refuse: missing inputs, unknown references, names that are taken", async () => {
    const seen = await play("refused");
    assert.match(seen.missing?.[0] ?? "", /'alarm-0': property name value .* has a problem: required: name/);
    assert.deepEqual(seen.dangling, [
      `alarm-0: alarmActions[0]: no aws:sns/topic:Topic arn:aws:sns:ap-northeast-1:000000000000:nobody ${label}`,
    ]);
    assert.match(seen.twin?.[0] ?? "", /MetricAlarm alarm-1 already exists, made for urn:pulumi:test::small::/);
  });
});
