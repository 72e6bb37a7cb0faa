import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parse } from "yaml";
import { installLine, runLine } from "../../components/package-manager";
import { allProviders } from "../../components/registry";
import { isInstalled } from "../../components/sdk";
import { programOf } from "../../engine/stack-file";
import { nearestPackage } from "../program";
import { exampleFiles } from "./examples";

/** The template is data beside the sources; compiled code finds it one folder further up. */
const template = join(__dirname, __filename.endsWith(".ts") ? "" : "../../../commands/init", "template");

export interface InitOptions {
  /** One of the complete systems hozen comes with, instead of the small one. */
  readonly example?: string;
}

/**
 * `hozen init`: a Pulumi project with one system in the current folder. Files that exist are kept as they are; the stack
 * files of an example get the values they lack. A project with a program of its own is left alone: 2.
 */
export function init({ example }: InitOptions, folder: string = process.cwd()): number {
  const foreign = foreignProgram(folder);
  if (foreign !== undefined) {
    process.stderr.write(
      `hozen: Pulumi.yaml belongs to a project whose program, ${foreign}, does not deploy hozen's systems; nothing is written. Run hozen init in a folder of its own, or let that program call deploy() of hozen first\n`,
    );
    return 2;
  }
  const files = filesFor(example, folder);
  for (const [file, text] of files)
    process.stdout.write(`${write(join(folder, file), text, example !== undefined && isStackFile(file))} ${file}\n`);
  const system = [...files.keys()].find((file) => /^systems\/.*\.yaml$/.test(file)) as string;
  process.stdout.write(nextSteps(folder, system, files.get(system) as string));
  return 0;
}

/** The program of a Pulumi project that knows nothing of hozen. */
function foreignProgram(folder: string): string | undefined {
  if (!existsSync(join(folder, "Pulumi.yaml"))) return undefined;
  const { main } = (parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8")) ?? {}) as { main?: unknown };
  const program = programOf(folder, main);
  const own = existsSync(program) ? readFileSync(program, "utf8").includes("hozen") : program.endsWith("hozen.js");
  return own ? undefined : relative(folder, program);
}

/** Path in the project to text. */
function filesFor(example: string | undefined, folder: string): Map<string, string> {
  const read = (file: string) => readFileSync(join(template, file), "utf8");
  const program = nearestPackage(folder).type === "module" ? "program.mjs" : "program.cjs";
  const files = new Map([
    ["Pulumi.yaml", read("Pulumi.yaml")],
    ["hozen.js", read(program)],
    [".gitignore", read("gitignore")],
    ["systems/systems.lock", read("systems/systems.lock")],
  ]);
  if (example !== undefined) return new Map([...files, ...exampleFiles(example, folder)]);
  for (const file of ["Pulumi.dev.yaml", "Pulumi.prod.yaml", "systems/shop.yaml"]) files.set(file, read(file));
  return files;
}

function isStackFile(file: string): boolean {
  return /^Pulumi\.\w+\.yaml$/.test(file);
}

/** What becomes of a file: only stack files change when they exist, and only where they lack a value of an example. */
function write(target: string, text: string, extend: boolean): string {
  const before = existsSync(target) ? readFileSync(target, "utf8") : undefined;
  if (before !== undefined && (!extend || before === text)) return "kept    ";
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  return before === undefined ? "created " : "extended";
}

function nextSteps(folder: string, system: string, text: string): string {
  const missing = ["@pulumi/pulumi", ...sdksOf(text)].filter((name) => !isInstalled(name, folder));
  const steps = [
    ...(missing.length > 0 ? [[installLine(folder, missing), "what your platforms need"]] : []),
    [runLine(folder, "hozen plan"), "what would be deployed, offline"],
    [`edit ${system}`, "your document; your editor knows the grammar"],
  ] as const;
  const width = Math.max(...steps.map(([step]) => step?.length ?? 0));
  return `\nNext:\n${steps.map(([step = "", why]) => `  ${step.padEnd(width)}   ${why}\n`).join("")}`;
}

/** The packages of the platforms a system goes to. */
function sdksOf(system: string): string[] {
  const { where } = parse(system) as { where: Readonly<Record<string, string>> };
  return allProviders()
    .filter(({ name }) => where[name] !== undefined)
    .map(({ sdk }) => sdk.npm);
}
