import type { Command } from "commander";
import { asOf, type Finish, stack } from "../options";
import { userPaths } from "../project-folder";

export function addAudit(hozen: Command, finish: Finish): void {
  hozen
    .command("audit")
    .description("holds the systems against their operations documents, both ways")
    .addOption(stack())
    .addOption(asOf())
    .option("--system <name>", "only this system")
    .option("--document <files...>", "instead of document.file of the system; needs --system", userPaths)
    .option("--accept", "take note of the documents as they are: writes systems/<system>.lock")
    .option("--json", "machine-readable")
    .option("--markdown", "for a pull request")
    .action((options) => {
      const { audit } = require(".") as typeof import(".");
      finish(audit(options));
    });
}
