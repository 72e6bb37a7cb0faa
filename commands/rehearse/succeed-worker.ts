import { type SuccessionReport, succeed } from "./succeed";
import type { SuccessionOptions } from "./succession";

// The programs of both revisions, and the engine that asks them, have a process of their own.
const options = JSON.parse(process.argv[2] as string) as SuccessionOptions;
Error.stackTraceLimit = 0;

succeed(options).then(
  (report: SuccessionReport) => process.send?.(report, () => process.exit(0)),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
