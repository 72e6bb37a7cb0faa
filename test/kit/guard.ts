import { spawnSync } from "node:child_process";

/**
 * The instants on which a guard lets the work run, by a real shell: the clock it reads is set, with the delay a job may
 * start with (seconds).
 */
export function guarded(guard: string | undefined, instants: readonly number[], delay = 0): number[] {
  if (guard === undefined || instants.length === 0) return [...instants];
  const test = guard.replaceAll("$(date +%s)", "$now");
  const list = instants.map((instant) => instant / 1000 + delay).join(" ");
  const script = `for now in ${list}; do if ( ${test} ); then echo $now; fi; done`;
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script], {
    encoding: "utf8",
    env: { PATH: process.env.PATH },
  });
  if (status !== 0 || stderr !== "") throw new Error(`${guard}\n${stderr}`);
  return stdout.split("\n").flatMap((line) => (line === "" ? [] : [(Number(line) - delay) * 1000]));
}
