import { type Command, Option } from "commander";
import { docPage } from "../../components/project-files";
import { asOf, type Finish, stack } from "../options";
import { userPath } from "../project-folder";

export function addPlan(hozen: Command, finish: Finish): void {
  hozen
    .command("plan")
    .description("show what would be deployed, offline: resources, rules, coverage clause by clause")
    .addOption(stack())
    .addOption(asOf())
    .option("--system <name>", "only this system, with every rule and open clause")
    .option("--details", "every rule and open clause of all systems")
    .addOption(new Option("--json", `the machine-readable plan (${docPage("plan-json.md")})`).conflicts("markdown"))
    .option("--markdown", "Markdown tables")
    .option("-o, --out <file>", "write to a file instead of standard output", userPath)
    .option(
      "--policy-config <file>",
      `write the configuration for pulumi preview --policy-pack (${docPage("policies.md")})`,
    )
    .action(async (options) => {
      const { plan } = require(".") as typeof import(".");
      finish(await plan(options));
    });
}
