import type { Command } from "commander";
import { asOf, type Finish, stack } from "../options";
import { userPaths } from "../project-folder";

export function addCheck(hozen: Command, finish: Finish): void {
  hozen
    .command("check")
    .argument("[files...]", "system files, to be checked without any stack", userPaths)
    .description("everything that can be known without deploying; for editors and pre-commit hooks")
    .addOption(stack())
    .addOption(asOf())
    .option("--strict", "gaps fail too")
    .option("--json", "machine-readable")
    .action(async (files: string[] | undefined, options) => {
      const { check } = require(".") as typeof import(".");
      finish(await check(files ?? [], options));
    });
}
