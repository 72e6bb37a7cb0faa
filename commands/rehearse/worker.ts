import type { Job, Message } from "./job";
import { play } from "./script";

// Pulumi keeps what it registers in global state: each job has a process of its own, started by `hozen rehearse`.
const job = JSON.parse(process.argv[2] as string) as Job;
Error.stackTraceLimit = 0;

function tell(message: Message): Promise<void> {
  return new Promise((done) => process.send?.(message, () => done()));
}

async function main(): Promise<void> {
  const report = await play(job, (step) => void tell({ kind: "step", systems: job.systems, report: step }));
  await tell({ kind: "done", report });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
