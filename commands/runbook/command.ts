import type { Command } from "commander";
import { asOf, type Finish, stack } from "../options";
import { userPath } from "../project-folder";

export function addRunbook(hozen: Command, finish: Finish): void {
  hozen
    .command("runbook")
    .description("render the runbooks of every system: pages that alerts link to, procedures, tasks and a calendar")
    .addOption(stack())
    .addOption(asOf())
    .option("--outputs <file>", "output of pulumi stack output --json; without it pages show planned names", userPath)
    .option("--system <name>", "only this system")
    .option("-o, --out <dir>", "folder to write to", userPath, "dist-runbooks")
    .action((options) => {
      const { runbook } = require(".") as typeof import(".");
      finish(runbook(options));
    });
}
