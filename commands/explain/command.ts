import type { Command } from "commander";
import { asOf, type Finish, stack } from "../options";

export function addExplain(hozen: Command, finish: Finish): void {
  hozen
    .command("explain <id>")
    .description("the life of one number: a clause id, an alert key or a resource name")
    .addOption(stack())
    .addOption(asOf())
    .option("--json", "machine-readable")
    .action(async (id: string, options) => {
      const { explain } = require(".") as typeof import(".");
      finish(await explain(id, options));
    });
}
