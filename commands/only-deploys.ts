import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { packageRoot } from "./program";

const text = "[\"']([^\"']+)[\"']";

/** A program as `hozen init` writes it, in any module system, spaces and comments apart. */
const deployment = new RegExp(
  [
    `^(?:import \\{ ?deploy ?\\} from ${text};? ?|const \\{ ?deploy ?\\} = require\\(${text}\\);? ?)?`,
    "(?:export =|export default|module\\.exports =) \\(\\) => ",
    `(?:require\\(${text}\\)\\.)?deploy\\((__dirname)?\\);?$`,
  ].join(""),
);

/**
 * Whether a program is nothing but hozen's `deploy()` for this project: then there is nothing to learn from running it.
 * A program in any other form is run.
 */
export function onlyDeploys(main: string, project: string): boolean {
  const bare = readFileSync(main, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const [found, ...parts] = deployment.exec(bare.replace(/\s+/g, " ").trim()) ?? [];
  if (found === undefined) return false;
  const [imported, destructured, required, own] = parts;
  const named = [imported, destructured, required].filter((specifier) => specifier !== undefined);
  const deployed = own === undefined ? process.cwd() : dirname(main);
  return named.length === 1 && isOurs(named[0], main) && resolve(deployed) === resolve(project);
}

function isOurs(specifier: string | undefined, main: string): boolean {
  if (specifier === undefined) return false;
  // This package's own program names its TypeScript source, which Node does not resolve.
  if (resolve(dirname(main), specifier) === join(packageRoot(), "components", "deploy")) return true;
  try {
    return createRequire(main).resolve(specifier).startsWith(`${packageRoot()}/`);
  } catch {
    return false;
  }
}
