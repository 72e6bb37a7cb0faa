import { existsSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { readTree, suggest, Tree, type YamlMap } from "../core/loader";
import { type Position, type Problem, ProblemsError, type StackConfig, secretMark } from "../core/model";

/** What `Pulumi.yaml` and `Pulumi.<stack>.yaml` say, read without decrypting anything. */
export interface StackFile extends StackConfig {
  readonly projectName: string;
  /** File the program is in, from `main:` of Pulumi.yaml. */
  readonly main: string;
}

/** The project or stack has no file; the message says which. */
export class NoStackFileError extends Error {}

/** Keys of a stack file besides the configuration; Pulumi writes them. */
const stackKeys = ["config", "environment", "secretsprovider", "encryptedkey", "encryptionsalt"];

/**
 * Reads a stack's configuration. Leaves marked `secure:` become `[secret]`: only their presence matters offline. Throws
 * a ProblemsError for files that nobody can read as such.
 */
export function readStackFile(project: string, stack: string): StackFile {
  const projectTree = readMap(join(project, "Pulumi.yaml"));
  const stackTree = readMap(join(project, `Pulumi.${stack}.yaml`));
  const problems = [...projectProblems(projectTree), ...stackProblems(stackTree)];
  if (problems.length > 0) throw new ProblemsError(problems);
  const { name, main } = projectTree.root as YamlMap;
  const { config = {} } = stackTree.root as YamlMap;
  const values: Record<string, string> = {};
  const secrets = new Set<string>();
  const places = new Map<string, Position>();
  for (const [key, raw] of Object.entries(config as YamlMap)) {
    const full = key.includes(":") ? key : `${String(name)}:${key}`;
    const masked = mask(raw);
    if (masked.secret) secrets.add(full);
    values[full] = typeof masked.value === "object" ? JSON.stringify(masked.value) : String(masked.value);
    notePlaces(stackTree, config as YamlMap, key, full, places);
  }
  return { projectName: String(name), main: programOf(project, main), values, secrets, places };
}

/** The file Pulumi runs: what `main` names, else what the package does, and of a folder its index. */
export function programOf(project: string, main: unknown): string {
  const named = resolve(project, typeof main === "string" ? main : (packageMain(project) ?? "."));
  if (existsSync(named) && !statSync(named).isDirectory()) return named;
  const indexes = ["index.js", "index.mjs", "index.ts"].map((file) => join(named, file));
  return indexes.find(existsSync) ?? (typeof main === "string" ? named : join(project, "index.ts"));
}

function packageMain(project: string): string | undefined {
  const file = join(project, "package.json");
  const { main } = (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}) as { main?: string };
  return main !== undefined && existsSync(join(project, main)) ? main : undefined;
}

/** A file as a map; nothing but comments is an empty one. */
function readMap(file: string): Tree {
  if (!existsSync(file)) {
    throw new NoStackFileError(
      `${file} does not exist; run this in a Pulumi project, with --stack naming one of its stacks`,
    );
  }
  const tree = readTree(relative(process.cwd(), file));
  if (!(tree instanceof Tree)) throw new ProblemsError(tree);
  if (isMap(tree.root)) return tree;
  const at = { file: tree.file, line: 1, column: 1 };
  throw new ProblemsError([
    { code: "CONFIG-FILE", at, what: "not a map", given: shape(tree.root), change: "write key: value" },
  ]);
}

function projectProblems(tree: Tree): Problem[] {
  const { name, main } = tree.root as YamlMap;
  const wrong = (path: "name" | "main", value: unknown, what: string, change: string): Problem[] =>
    typeof value === "string" && value.trim() !== ""
      ? []
      : [{ code: "CONFIG-FILE", ...tree.place(tree.root as YamlMap, path), path, what, given: shape(value), change }];
  return [
    ...wrong("name", name, "a project has a name", "write name: operations"),
    ...(main === undefined ? [] : wrong("main", main, "the program is named by its path", "write main: hozen.js")),
  ];
}

function stackProblems(tree: Tree): Problem[] {
  const root = tree.root as YamlMap;
  const unknown = Object.keys(root).filter((key) => !stackKeys.includes(key));
  const problems = unknown.map(
    (key): Problem => ({
      code: "CONFIG-FILE",
      at: tree.keyPlace(root, key).at,
      what: "no key of a stack file",
      given: key,
      allowed: stackKeys.join(", "),
      change: suggest(key, stackKeys, "values of the stack belong under config:"),
    }),
  );
  const { config } = root;
  if (config === undefined || config === null) return problems;
  if (!isMap(config)) {
    const change = "write namespace:key: value below it";
    return [
      ...problems,
      { code: "CONFIG-FILE", ...tree.place(root, "config"), what: "not a map", given: shape(config), change },
    ];
  }
  const empty = Object.keys(config).filter((key) => config[key] === null || config[key] === undefined);
  const valueless = empty.map(
    (path): Problem => ({
      code: "CONFIG-FILE",
      at: tree.place(config, path).at,
      path,
      what: "nothing is written here",
      change: "write the value, or take the key out",
    }),
  );
  return [...problems, ...valueless];
}

/** Position of a value and of everything in it, by path: `hozen:where`, `hozen:where.aws`, `hozen:systems[0]`. */
function notePlaces(tree: Tree, container: object, key: string | number, path: string, places: Map<string, Position>) {
  places.set(path, tree.place(container, key).at);
  const value = (container as YamlMap)[key];
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) for (const at of value.keys()) notePlaces(tree, value, at, `${path}[${at}]`, places);
  else for (const name of Object.keys(value)) notePlaces(tree, value, name, `${path}.${name}`, places);
}

function isMap(value: unknown): value is YamlMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shape(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  return Array.isArray(value) ? "a list" : isMap(value) ? "a map" : String(value);
}

function mask(value: unknown): { value: unknown; secret: boolean } {
  if (typeof value !== "object" || value === null) return { value, secret: false };
  if (isSecure(value)) return { value: secretMark, secret: true };
  const entries = Object.entries(value).map(([key, item]) => [key, mask(item)] as const);
  const secret = entries.some(([, item]) => item.secret);
  if (Array.isArray(value)) return { value: entries.map(([, item]) => item.value), secret };
  return { value: Object.fromEntries(entries.map(([key, item]) => [key, item.value])), secret };
}

function isSecure(value: object): boolean {
  return Object.keys(value).length === 1 && "secure" in value;
}
