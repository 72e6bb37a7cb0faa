import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { needProgram } from "./left-out";

export interface AmtoolResult {
  readonly ok: boolean;
  readonly output: string;
}

/** For the `before` hook of a suite that needs amtool. */
export function needAmtool(context: Mocha.Context): void {
  needProgram(context, "amtool", "prometheus-alertmanager");
}

/** `amtool check-config` on the text of a configuration. */
export function checkConfig(text: string): AmtoolResult {
  return withFile(text, (file) => run(["check-config", file]));
}

/** Receivers an alert with these labels reaches, by `amtool config routes test`. Hours are not considered. */
export function receiversFor(text: string, labels: Readonly<Record<string, string>>): string[] {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return withFile(text, (file) => {
    const { ok, stdout, output } = run(["config", "routes", "test", `--config.file=${file}`, ...pairs]);
    if (!ok) throw new Error(output);
    return stdout.trim().split(",");
  });
}

/** What a template makes of a notification, by `amtool template render`. */
export function renderTemplate(template: string, data: object): AmtoolResult {
  return withFile(JSON.stringify(data), (file) =>
    run(["template", "render", "--template.glob=/dev/null", `--template.data=${file}`, `--template.text=${template}`]),
  );
}

function run(args: readonly string[]): AmtoolResult & { readonly stdout: string } {
  const { status, stdout, stderr } = spawnSync("amtool", args, { encoding: "utf8" });
  return { ok: status === 0, stdout, output: `${stdout}${stderr}` };
}

function withFile<T>(text: string, work: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "hozen-amtool-"));
  try {
    const file = join(folder, "input.json");
    writeFileSync(file, text);
    return work(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
