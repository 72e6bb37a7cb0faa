import { type Command, Option } from "commander";
import { docPage } from "../../components/project-files";
import { asOf, type Finish, language, stack } from "../options";
import { userPath } from "../project-folder";

export function addDrift(hozen: Command, finish: Finish): void {
  hozen
    .command("drift")
    .description("what somebody changed past the files, by clause, from pulumi preview --refresh --json")
    .requiredOption("--from-preview <file>", "output of pulumi preview --refresh --json", userPath)
    .addOption(stack())
    .addOption(asOf())
    .addOption(language())
    .option("--json", `machine-readable (${docPage("review.md")})`)
    .addOption(new Option("--fail-on <what>", "end with 3 when anything drifted").choices(["drift"]))
    .option("-o, --out <file>", "write to a file instead of standard output", userPath)
    .action(async (options) => {
      const { drift } = require(".") as typeof import(".");
      finish(await drift(options));
    });
}
