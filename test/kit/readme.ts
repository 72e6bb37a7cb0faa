import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");

/** The shell commands of a section of the README, block by block, comments taken off. */
export function readmeCommands(heading: string): string[][] {
  const text = readFileSync(join(root, "README.md"), "utf8");
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`README has no section ${heading}`);
  return [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = ""]) =>
    block
      .split("\n")
      .map((line) => line.replace(/ +# .*$/, ""))
      .filter((line) => line !== ""),
  );
}
