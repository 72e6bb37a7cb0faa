#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { NoStackFileError } from "../engine/stack-file";

const { version } = require(`${__dirname}/${__filename.endsWith(".ts") ? ".." : "../.."}/package.json`) as {
  version: string;
};

// Each resource captures a stack trace eagerly; nobody reads them here, and without them planning is ten times faster.
if (process.env.HOZEN_DEBUG === undefined) Error.stackTraceLimit = 0;

/** Misuse of the command line itself: 2, as `hozen check` and `hozen plan` document. */
const misuse = 2;

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Commander shows the message and ends with a misuse. */
function date(text: string): string {
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
  if (!valid) throw new InvalidArgumentError("It is no date of the form YYYY-MM-DD.");
  return text;
}

function program(finish: (code: number) => void): Command {
  const hozen = new Command("hozen")
    .description("Turns a written operations document into the running stack it describes.")
    .version(version)
    .showHelpAfterError()
    .exitOverride();
  const stack = () => new Option("-s, --stack <name>", "stack whose configuration to use").default("prod");
  const asOf = () => new Option("--as-of <date>", "today, as YYYY-MM-DD").argParser(date).default(today(), "today");
  const language = () =>
    new Option("--language <language>", "of headings and sentences").choices(["en", "ja"]).default("en");
  hozen
    .command("plan")
    .description("show what would be deployed, offline: resources, rules, coverage clause by clause")
    .addOption(stack())
    .addOption(asOf())
    .option("--system <name>", "only this system, with every rule and open clause")
    .option("--details", "every rule and open clause of all systems")
    .addOption(new Option("--json", "the machine-readable plan (docs/plan-json.md)").conflicts("markdown"))
    .option("--markdown", "Markdown tables")
    .option("-o, --out <file>", "write to a file instead of standard output")
    .option("--policy-config <file>", "write the configuration for pulumi preview --policy-pack (docs/policies.md)")
    .action(async (options) => {
      const { plan } = require("./plan") as typeof import("./plan");
      finish(await plan(options));
    });
  hozen
    .command("explain <id>")
    .description("the life of one number: a clause id, an alert key or a resource name")
    .addOption(stack())
    .addOption(asOf())
    .option("--json", "machine-readable")
    .action(async (id: string, options) => {
      const { explain } = require("./explain") as typeof import("./explain");
      finish(await explain(id, options));
    });
  hozen
    .command("check [files...]")
    .description("everything that can be known without deploying; for editors and pre-commit hooks")
    .addOption(stack())
    .addOption(asOf())
    .option("--json", "machine-readable")
    .action((files: string[], options) => {
      const { check } = require("./check") as typeof import("./check");
      finish(check(files, options));
    });
  hozen
    .command("rehearse")
    .description(
      "deploy, change and destroy everything on the real engine, with rehearsal providers: no account needed",
    )
    .addOption(stack())
    .addOption(asOf())
    .option("--system <name>", "only this system")
    .option("--together", "all systems in one stack instead of one stack each; slower")
    .option("--json", "machine-readable")
    .action(async (options) => {
      const { rehearse } = require("./rehearse") as typeof import("./rehearse");
      finish(await rehearse(options));
    });
  hozen
    .command("review")
    .description("what the files as they are change against a git revision, by clause; dangerous things first")
    .requiredOption("--base <git ref>", "revision to compare with")
    .addOption(stack())
    .addOption(asOf())
    .addOption(language())
    .option("--json", "machine-readable (docs/review.md)")
    .option("--from-preview <file>", "output of pulumi preview --json: also the difference to what is deployed")
    .option("--base-hozen <folder>", "the hozen package the base was deployed with, to tell an upgrade apart")
    .addOption(new Option("--fail-on <what>", "end with 3 when something dangerous changes").choices(["danger"]))
    .option("-o, --out <file>", "write to a file instead of standard output")
    .action(async (options) => {
      const { review } = require("./review") as typeof import("./review");
      finish(await review(options));
    });
  hozen
    .command("drift")
    .description("what somebody changed past the files, by clause, from pulumi preview --refresh --json")
    .requiredOption("--from-preview <file>", "output of pulumi preview --refresh --json")
    .addOption(stack())
    .addOption(asOf())
    .addOption(language())
    .option("--json", "machine-readable (docs/review.md)")
    .addOption(new Option("--fail-on <what>", "end with 3 when anything drifted").choices(["drift"]))
    .option("-o, --out <file>", "write to a file instead of standard output")
    .action(async (options) => {
      const { drift } = require("./drift") as typeof import("./drift");
      finish(await drift(options));
    });
  hozen
    .command("runbook")
    .description("render the runbooks of every system: pages that alerts link to, procedures, tasks and a calendar")
    .addOption(stack())
    .addOption(asOf())
    .option("--outputs <file>", "output of pulumi stack output --json; without it pages show planned names")
    .option("--system <name>", "only this system")
    .option("-o, --out <dir>", "folder to write to", "dist-runbooks")
    .action((options) => {
      const { runbook } = require("./runbook") as typeof import("./runbook");
      finish(runbook(options));
    });
  hozen
    .command("init")
    .description("start a Pulumi project with one small system in this folder; existing files are kept")
    .action(() => {
      const { init } = require("./init") as typeof import("./init");
      finish(init());
    });
  return hozen;
}

async function main(): Promise<number> {
  let code = 0;
  try {
    await program((result) => {
      code = result;
    }).parseAsync();
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : misuse;
    if (error instanceof NoStackFileError) {
      process.stderr.write(`hozen: ${error.message}\n`);
      return misuse;
    }
    if (process.env.HOZEN_DEBUG !== undefined) throw error;
    // A file that cannot be written, or a program of the user's own that throws; HOZEN_DEBUG=1 shows where.
    process.stderr.write(`hozen: ${error instanceof Error ? error.message : String(error)}\n`);
    return isSystemError(error) ? misuse : 1;
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

main().then((code) => {
  process.exitCode = code;
});
