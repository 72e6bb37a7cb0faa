import { setStage } from "../commands/rehearse/stage";
import { findEngine } from "../engine/find";
import { type EngineRun, Rehearsal } from "../engine/rehearsal/rehearsal";

/** The real engine, rehearsal providers: what hozen's program costs next to a program that makes nothing. */
Error.stackTraceLimit = 0;
const engine = findEngine();
const runs = 3;
const systems = ["camp-backend", "hotel-saas", "process-todo", "tenant-platform", "web-service"];

/** Best of a few runs, in seconds: the noise of a shared machine only ever adds. */
async function best(run: () => Promise<EngineRun>): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < runs; at += 1) {
    const { ok, seconds, errors } = await run();
    if (!ok) throw new Error(errors.join("\n"));
    times.push(seconds);
  }
  return Math.min(...times);
}

async function emptyPreview(): Promise<number> {
  const options = { project: "empty", stack: "prod", config: {}, packages: [], contracts: {}, existing: () => false };
  const rehearsal = await Rehearsal.open({ ...options, engine: engine.path, program: () => ({}) });
  const seconds = await best(() => rehearsal.preview());
  rehearsal.close();
  return seconds;
}

function line(name: string, seconds: number, ...rest: string[]): void {
  process.stdout.write(`${[name.padEnd(34), `${seconds.toFixed(2)} s`, ...rest].join("  ")}\n`);
}

async function main(): Promise<void> {
  const empty = await emptyPreview();
  line("preview of an empty program", empty);
  const asOf = new Date().toISOString().slice(0, 10);
  const stage = await setStage({ project: process.cwd(), stack: "prod", asOf, systems, engine: engine.path });
  const { rehearsal } = stage;
  const preview = await best(() => rehearsal.preview());
  const up = await rehearsal.up();
  if (!up.ok) throw new Error(`the update failed: ${up.errors.join("; ")}`);
  const { resources } = up;
  const rate = (seconds: number) => `${(resources / seconds).toFixed(0)} resources a second`;
  line(`preview of prod, ${resources} resources`, preview, `ratio ${(preview / empty).toFixed(1)}`, rate(preview));
  line("up of prod", up.seconds, `ratio ${(up.seconds / empty).toFixed(1)}`, rate(up.seconds));
  const second = await best(() => rehearsal.preview());
  line("second preview of prod", second, `ratio ${(second / empty).toFixed(1)}`, rate(second));
  rehearsal.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
