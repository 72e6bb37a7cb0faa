import { type Command, InvalidArgumentError, Option } from "commander";
import { platforms } from "../../core/drafting/platforms";
import { asOf, type Finish } from "../options";
import { userPaths } from "../project-folder";

export function addImport(hozen: Command, finish: Finish): void {
  hozen
    .command("import")
    .argument("<files...>", "the operations document, in Markdown or what pandoc reads", userPaths)
    .description("draft systems/<name>.yaml from a document; run again, it brings in what the document changed")
    .requiredOption("--system <name>", "name of the system")
    .addOption(new Option("--platform <name>", "where it runs, where the document does not say").choices(platforms))
    .option("--kinds <resource=kind,...>", "kinds of resources: web=aws.ecs.service,db=aws.rds.postgres", pairs)
    .option("--answer <question=value...>", "answer a question of an earlier run", collected, new Map())
    .option("--timezone <zone>", "IANA zone of the times of day")
    .addOption(asOf())
    .option("--json", "machine-readable")
    .action((files: string[], options) => {
      const { importDocuments } = require(".") as typeof import(".");
      finish(importDocuments(files, options));
    });
}

function pairs(text: string): Map<string, string> {
  return new Map(text.split(",").map((part) => pair(part.trim())));
}

function collected(text: string, before: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...before, pair(text)]);
}

function pair(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError("It is not of the form name=value.");
  return [text.slice(0, at), text.slice(at + 1)];
}
