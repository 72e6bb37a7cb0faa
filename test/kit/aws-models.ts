import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { AwsRequest } from "./aws-requests";
import { leaveOut } from "./left-out";

const project = join(__dirname, "..", "..");

/** What Amazon's models say against a resource or a policy. */
export interface Violation {
  /** Name of the resource, as given. */
  readonly name: string;
  /** Path of the input. */
  readonly at: string;
  readonly rule: string;
}

export interface Checked {
  readonly requests: readonly AwsRequest[];
  readonly policies: readonly { readonly name: string; readonly document: string }[];
}

let packages: string | undefined;

/** For the hook of a suite: installs the models where that is possible, and leaves the suite out, aloud, where it is not. */
export function needAwsModels(context: Mocha.Context): void {
  const { stdout, stderr } = spawnSync("bash", [join(project, "scripts/aws-models")], { encoding: "utf8" });
  packages = stdout.trim() || undefined;
  if (packages === undefined) leaveOut(context, stderr.trim());
}

/** Everything the models have against these; one start of Python for all of them, because reading the models takes long. */
export function violations(checked: Checked): Violation[] {
  const { status, stdout, stderr } = spawnSync("python3", [join(project, "engine/aws-models/check.py")], {
    input: JSON.stringify(checked),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, PYTHONPATH: packages, PYTHONWARNINGS: "ignore" },
  });
  if (status !== 0) throw new Error(`engine/aws-models/check.py: ${stderr}`);
  return (JSON.parse(stdout) as { violations: Violation[] }).violations;
}
