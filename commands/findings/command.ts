import type { Command } from "commander";
import { asOf, type Finish, stack } from "../options";

export function addFindings(hozen: Command, finish: Finish): void {
  hozen
    .command("findings")
    .description("contradictions and impossibilities of the operations documents, by arithmetic")
    .addOption(stack())
    .addOption(asOf())
    .option("--system <name>", "only this system")
    .option("--json", "machine-readable")
    .option("--markdown", "for a pull request, with text to paste into the document")
    .option("--sarif", "SARIF 2.1.0, for code scanning")
    .option("--github", "annotations of a GitHub workflow")
    .action((options) => {
      const { findings } = require(".") as typeof import(".");
      finish(findings(options));
    });
}
