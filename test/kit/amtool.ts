import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface AmtoolResult {
  readonly ok: boolean;
  readonly output: string;
}

let available: boolean | undefined;

/**
 * For the `before` hook of a suite that needs amtool: with `CI=true` a missing one fails the suite, elsewhere the suite
 * is skipped and says so.
 */
export function needAmtool(context: Mocha.Context): void {
  available ??= spawnSync("amtool", ["--version"]).error === undefined;
  if (available) return;
  const hint = "amtool is missing: apt-get install prometheus-alertmanager";
  if (process.env.CI === "true") throw new Error(hint);
  console.warn(`\n  !!! LEFT OUT: ${context.test?.parent?.title ?? "tests"}: ${hint}\n`);
  context.skip();
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
