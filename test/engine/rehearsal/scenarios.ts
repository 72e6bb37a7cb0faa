import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import type { Fault, Operation } from "../../../engine/rehearsal/faults";
import type { EngineRun, Rehearsal } from "../../../engine/rehearsal/rehearsal";
import { openReferring, openSmallStack, openSystems } from "../../kit/small-stack";

const alarms = 20;
const small = () => ({ alarms, threshold: 1, topicName: "topic" });

/** What became of everything: made how often, in the cloud, in the state. */
async function count(rehearsal: Rehearsal) {
  const things = rehearsal.cloud.all();
  return {
    inCloud: things.length,
    inState: (await rehearsal.urns()).filter((urn) => !urn.includes("pulumi:pulumi:Stack")).length,
    mostOften: Math.max(...things.map(({ urn }) => rehearsal.cloud.timesMade(urn))),
  };
}

function brief({ ok, steps, errors }: EngineRun) {
  return { ok, steps: steps.length, errors };
}

async function withStack<T>(rehearsal: Rehearsal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    rehearsal.close();
  }
}

/** The whole life of a stack. */
export async function life() {
  const inputs = small();
  const rehearsal = await openSmallStack(inputs);
  return withStack(rehearsal, async () => {
    const preview = brief(await rehearsal.preview());
    const beforeUp = rehearsal.cloud.all().length;
    const up = brief(await rehearsal.up());
    const ids = rehearsal.cloud
      .all()
      .map(({ id }) => id)
      .sort()
      .slice(-2);
    const second = brief(await rehearsal.preview());
    inputs.threshold = 2;
    const { steps } = await rehearsal.preview();
    const changed = new Set(steps.map(({ operation, paths }) => `${operation} ${paths.join()}`));
    const updated = brief(await rehearsal.up());
    const refreshed = brief(await rehearsal.refresh());
    inputs.topicName = "other";
    const replaced = (await rehearsal.preview()).steps.map(
      ({ operation, urn }) => `${operation} ${urn.split("::").at(-1)}`,
    );
    inputs.topicName = "topic";
    const once = brief(await rehearsal.destroy());
    const held = rehearsal.cloud.all().map(({ id }) => id);
    await rehearsal.unprotect();
    const twice = brief(await rehearsal.destroy());
    return {
      preview,
      beforeUp,
      up,
      ids,
      second,
      changed: [...changed],
      updated,
      refreshed,
      replaced,
      once,
      held,
      twice,
      left: rehearsal.cloud.all().length,
    };
  });
}

/** The engine is killed when half of the calls have been made, and everything is resumed. */
export async function killed() {
  const fault = (operation: Operation): Fault | undefined =>
    operation === "create" ? { kind: "slow", milliseconds: 100 } : undefined;
  let made = 0;
  const killAtHalf = () => {
    made += 1;
    if (made === alarms / 2) killEngine();
  };
  const rehearsal = await openSmallStack(small(), { checkpoints: true, fault, changed: killAtHalf });
  return withStack(rehearsal, async () => {
    const interrupted = brief(await rehearsal.up());
    // Calls that were under way end in the cloud, though nobody hears it.
    await new Promise((done) => setTimeout(done, 500));
    const then = await count(rehearsal);
    const locked = brief(await rehearsal.up());
    await rehearsal.recover();
    const resumed = brief(await rehearsal.up());
    return {
      interrupted,
      then,
      locked,
      resumed,
      finally: await count(rehearsal),
      second: brief(await rehearsal.preview()),
    };
  });
}

/** SIGKILL to the CLI this very process started; no other process is looked at. */
function killEngine(): void {
  const { stdout } = spawnSync("ps", ["-eo", "pid=,ppid=,comm="], { encoding: "utf8" });
  for (const line of stdout.split("\n")) {
    const [pid, parent, command] = line.trim().split(/\s+/);
    if (Number(parent) === process.pid && command === "pulumi") process.kill(Number(pid), "SIGKILL");
  }
}

/** The platform refuses one resource; the next run makes only that one. */
export async function failing() {
  let broken = true;
  const fault = (_: Operation, urn: string): Fault | undefined =>
    broken && urn.endsWith("::alarm-7") ? { kind: "fail" } : undefined;
  const rehearsal = await openSmallStack(small(), { fault });
  return withStack(rehearsal, async () => {
    const { ok, errors } = await rehearsal.up();
    const first = { ok, errors };
    broken = false;
    const { ok: second } = await rehearsal.up();
    return { first, second, finally: await count(rehearsal) };
  });
}

/** Too many calls for the platform; the next run makes the rest. */
export async function throttled() {
  let busy = true;
  const fault = (_: Operation, urn: string): Fault | undefined =>
    busy && urn.includes("::alarm-1") ? { kind: "throttle" } : undefined;
  const rehearsal = await openSmallStack(small(), { fault });
  return withStack(rehearsal, async () => {
    const { ok, errors } = await rehearsal.up();
    const first = { ok, errors };
    busy = false;
    const { ok: second } = await rehearsal.up();
    return { first, second, finally: await count(rehearsal) };
  });
}

/** A platform that takes its time. */
export async function slow() {
  const rehearsal = await openSmallStack(small(), { fault: () => ({ kind: "slow", milliseconds: 300 }) });
  return withStack(rehearsal, async () => {
    const up = await rehearsal.up();
    return { up: brief(up), waited: up.seconds > 0.6, finally: await count(rehearsal) };
  });
}

/** A second run while the first is at work. */
export async function twoAtOnce() {
  let started: () => void = () => undefined;
  const atWork = new Promise<void>((done) => {
    started = done;
  });
  const fault = (): Fault => {
    started();
    return { kind: "slow", milliseconds: 1500 };
  };
  const rehearsal = await openSmallStack(small(), { fault });
  return withStack(rehearsal, async () => {
    const first = rehearsal.up();
    await atWork;
    const second = brief(await rehearsal.up());
    return { first: brief(await first), second, finally: await count(rehearsal) };
  });
}

/** A system moves from the stack of all systems to one of its own. */
export async function moved() {
  const systems: Record<string, string[]> = { test: ["a", "b"], own: [] };
  const rehearsal = await openSystems(() => systems[pulumi.getStack()] ?? []);
  return withStack(rehearsal, async () => {
    await rehearsal.up();
    const own = await rehearsal.beside("own");
    await rehearsal.move("urn:pulumi:test::small::hozen:index:System::b", own);
    systems.test = ["a"];
    systems.own = ["b"];
    const previews = [brief(await rehearsal.preview()), brief(await own.preview())];
    const names = (urns: readonly string[]) =>
      urns
        .filter((urn) => !/pulumi:(pulumi|providers):/.test(urn))
        .map((urn) => urn.split("::").at(-1))
        .sort();
    return {
      previews,
      stays: names(await rehearsal.urns()),
      moves: names(await own.urns()),
      mostOften: (await count(rehearsal)).mostOften,
      inCloud: rehearsal.cloud.all().length,
    };
  });
}

/** Somebody wrote over the state. */
export async function corrupted() {
  const rehearsal = await openSmallStack(small());
  return withStack(rehearsal, async () => {
    await rehearsal.up();
    writeFileSync(rehearsal.stateFile, '{"version": 3, "checkpoint": {"lat');
    const run = brief(await rehearsal.preview());
    return { ...run, errors: run.errors.map((error) => error.replace(rehearsal.stateFile, "STATE")) };
  });
}

/** Inputs the platform would not take. */
export async function refused() {
  const seen: Record<string, readonly string[]> = {};
  const wrong = {
    missing: { name: undefined },
    dangling: { alarmActions: ["arn:aws:sns:ap-northeast-1:000000000000:nobody"] },
    twin: { name: "alarm-1" },
  };
  for (const [name, first] of Object.entries(wrong)) {
    const rehearsal = await openSmallStack({ ...small(), alarms: 2, first });
    seen[name] = await withStack(rehearsal, async () => (await rehearsal.up()).errors);
  }
  return seen;
}

/** A stack names an output of another stack, which then gives another value. */
export async function referring() {
  let instance = "db-1";
  const rehearsal = await openReferring(() => instance);
  return withStack(rehearsal, async () => {
    const early = brief(await rehearsal.up());
    const data = await rehearsal.beside("data");
    await data.up();
    const up = brief(await rehearsal.up());
    const inputs = rehearsal.cloud.all().map((thing) => thing.inputs);
    const second = brief(await rehearsal.preview());
    instance = "db-2";
    await data.up();
    const followed = (await rehearsal.preview()).steps.map(({ operation, paths }) => `${operation} ${paths.join()}`);
    return { early: { ok: early.ok, errors: early.errors.join() }, up, inputs, second, followed };
  });
}
