import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { needProgram } from "./left-out";

export interface ToolResult {
  readonly ok: boolean;
  readonly output: string;
}

/** For the `before` hook of a suite that needs promtool. */
export function needPromtool(context: Mocha.Context): void {
  needProgram(context, "promtool", "prometheus");
}

/** `promtool check rules` on the text of a rule file. */
export function checkRules(yamlText: string): ToolResult {
  return withFiles({ "rules.yaml": yamlText }, (folder) => run(["check", "rules", join(folder, "rules.yaml")], folder));
}

/** `promtool check config` on the text of Prometheus's own configuration; the files it names must exist. */
export function checkPrometheus(yamlText: string): ToolResult {
  return withFiles({ "prometheus.yaml": yamlText }, (folder) =>
    run(["check", "config", join(folder, "prometheus.yaml")], folder),
  );
}

/** `promtool test rules` on a test file that names `rules.yaml` in its `rule_files`. */
export function testRules(rulesYaml: string, testYaml: string): ToolResult {
  return withFiles({ "rules.yaml": rulesYaml, "test.yaml": testYaml }, (folder) =>
    run(["test", "rules", join(folder, "test.yaml")], folder),
  );
}

function run(args: readonly string[], folder: string): ToolResult {
  const { status, stdout, stderr } = spawnSync("promtool", args, { encoding: "utf8", cwd: folder });
  return { ok: status === 0, output: `${stdout}${stderr}` };
}

function withFiles<T>(files: Readonly<Record<string, string>>, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "hozen-promtool-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
