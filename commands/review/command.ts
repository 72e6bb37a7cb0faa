import { type Command, Option } from "commander";
import { docPage } from "../../components/project-files";
import { asOf, type Finish, language, stack } from "../options";
import { userPath } from "../project-folder";

export function addReview(hozen: Command, finish: Finish): void {
  hozen
    .command("review")
    .description("what the files as they are change against a git revision, by clause; dangerous things first")
    .requiredOption("--base <git ref>", "revision to compare with")
    .addOption(stack())
    .addOption(asOf())
    .addOption(language())
    .option("--json", `machine-readable (${docPage("review.md")})`)
    .option(
      "--from-preview <file>",
      "output of pulumi preview --json: also the difference to what is deployed",
      userPath,
    )
    .option(
      "--base-hozen <folder>",
      "the hozen package the base was deployed with, to separate the effects of an upgrade",
      userPath,
    )
    .addOption(new Option("--fail-on <what>", "end with 3 when something dangerous changes").choices(["danger"]))
    .option("-o, --out <file>", "write to a file instead of standard output", userPath)
    .action(async (options) => {
      const { review } = require(".") as typeof import(".");
      finish(await review(options));
    });
}
