import type { Command } from "commander";
import type { Finish } from "../options";

export function addInit(hozen: Command, finish: Finish): void {
  hozen
    .command("init")
    .description("start a Pulumi project with one small system in this folder; existing files are kept")
    .action(() => {
      const { init } = require(".") as typeof import(".");
      finish(init());
    });
}
