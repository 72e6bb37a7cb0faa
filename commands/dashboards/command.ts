import type { Command } from "commander";
import { asOf, type Finish, stack } from "../options";
import { userPath } from "../project-folder";

export function addDashboards(hozen: Command, finish: Finish): void {
  hozen
    .command("dashboards")
    .description("the dashboards a stack deploys")
    .command("preview")
    .description("draw every dashboard on one static page, with simulated values that cross the limits")
    .addOption(stack())
    .addOption(asOf())
    .option("--system <name>", "only this system")
    .option("-o, --out <file>", "file to write", userPath, "dashboards.html")
    .action((options) => {
      const { preview } = require("./preview") as typeof import("./preview");
      finish(preview(options));
    });
}
