import { writeFileSync } from "node:fs";
import { formatProblem, type Language } from "../../core/model";
import { describeDeployed } from "../review/deployed";
import { NoPreviewError, readPreview } from "../review/preview";
import { takeSnapshot } from "../review/snapshot";
import { isDrift, renderDrift } from "./markdown";

export interface DriftOptions {
  readonly fromPreview: string;
  readonly stack: string;
  readonly asOf: string;
  readonly language: Language;
  readonly json?: boolean;
  readonly failOn?: "drift";
  readonly out?: string;
}

/** Exit codes, as docs/review.md lists them. */
const code = { fine: 0, problems: 1, misuse: 2, drift: 3 } as const;

/** `hozen drift`: what somebody changed past the files, read from `pulumi preview --refresh --json`, by clause. */
export async function drift(options: DriftOptions): Promise<number> {
  const { stack, asOf } = options;
  try {
    const changes = readPreview(options.fromPreview);
    const snapshot = await takeSnapshot({ project: process.cwd(), stack, asOf });
    const { problems } = snapshot.report;
    if (problems.length > 0) {
      for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
      return code.problems;
    }
    const report = describeDeployed(changes, snapshot);
    const drifted = isDrift(report);
    const json = { version: 1, stack, asOf, drift: drifted, ...report };
    const text = options.json
      ? `${JSON.stringify(json, undefined, 2)}\n`
      : renderDrift(stack, report, options.language);
    if (options.out === undefined) process.stdout.write(text);
    else writeFileSync(options.out, text);
    return drifted && options.failOn === "drift" ? code.drift : code.fine;
  } catch (error) {
    if (!(error instanceof NoPreviewError)) throw error;
    process.stderr.write(`hozen: ${error.message}\n`);
    return code.misuse;
  }
}
