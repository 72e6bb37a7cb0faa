import { type Command, Option } from "commander";
import type { Finish } from "../options";
import { examples } from "./examples";

export function addInit(hozen: Command, finish: Finish): void {
  hozen
    .command("init")
    .description("start a Pulumi project with one small system in this folder; existing files are kept")
    .addOption(new Option("--example <name>", "one of the complete systems hozen comes with").choices(examples()))
    .action((options) => {
      const { init } = require(".") as typeof import(".");
      finish(init(options));
    });
}
