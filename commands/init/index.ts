import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** The template is data beside the sources; compiled code finds it one folder further up. */
const template = join(__dirname, __filename.endsWith(".ts") ? "" : "../../../commands/init", "template");

/**
 * `hozen init`: a Pulumi project with one small system of the user's own in the current folder. Files that exist are
 * kept as they are.
 */
export function init(folder: string = process.cwd()): number {
  const files = filesBelow(template);
  for (const file of files) {
    const target = join(folder, file === "gitignore" ? ".gitignore" : file);
    const kept = existsSync(target);
    if (!kept) {
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(join(template, file), target);
    }
    process.stdout.write(`${kept ? "kept   " : "created"} ${relative(folder, target)}\n`);
  }
  process.stdout.write(nextSteps);
  return 0;
}

const nextSteps = `
Next:
  npm install @pulumi/pulumi @pulumi/aws   the SDKs of the platforms you use
  npx hozen plan                           what would be deployed, offline
  edit systems/shop.yaml                   your document; your editor knows the grammar
`;

function filesBelow(folder: string, below = ""): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(below, entry.name);
      return entry.isDirectory() ? filesBelow(folder, path) : [path];
    })
    .sort();
}
