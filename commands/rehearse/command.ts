import type { Command } from "commander";
import { asOf, type Finish, stack } from "../options";

export function addRehearse(hozen: Command, finish: Finish): void {
  hozen
    .command("rehearse")
    .description(
      "deploy, change and destroy everything on the real engine, with rehearsal providers: no account needed",
    )
    .addOption(stack())
    .addOption(asOf())
    .option("--system <name>", "only this system")
    .option("--from <ref>", "bring the stack up as of this git revision, and see what today's does to it")
    .option("--together", "all systems in one stack instead of one stack each; slower")
    .option("--json", "machine-readable")
    .action(async (options) => {
      const { rehearse } = require(".") as typeof import(".");
      finish(await rehearse(options));
    });
}
