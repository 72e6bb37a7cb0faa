import type { Command } from "commander";
import { asOf, type Finish, stack } from "../options";

export function addCheck(hozen: Command, finish: Finish): void {
  hozen
    .command("check [files...]")
    .description("everything that can be known without deploying; for editors and pre-commit hooks")
    .addOption(stack())
    .addOption(asOf())
    .option("--json", "machine-readable")
    .action((files: string[], options) => {
      const { check } = require(".") as typeof import(".");
      finish(check(files, options));
    });
}
