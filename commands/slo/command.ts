import { type Command, Option } from "commander";
import { docPage } from "../../components/project-files";
import { asOf, type Finish, stack } from "../options";

export function addSlo(hozen: Command, finish: Finish): void {
  hozen
    .command("slo")
    .description("objectives: targets, error budgets, burn-rate tiers and what a first page costs")
    .addOption(stack())
    .addOption(asOf())
    .option("--system <name>", "only this system")
    .addOption(new Option("--json", `machine-readable (${docPage("slo.md")})`).conflicts("openslo"))
    .option("--openslo", "OpenSLO v1 YAML, for other tools")
    .action(async (options) => {
      const { slo } = require(".") as typeof import(".");
      finish(slo(options));
    });
}
