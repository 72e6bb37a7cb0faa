import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { type StackConfig, secretMark } from "../core/model";

/** What `Pulumi.yaml` and `Pulumi.<stack>.yaml` say, read without decrypting anything. */
export interface StackFile extends StackConfig {
  readonly projectName: string;
  /** File the program is in, from `main:` of Pulumi.yaml. */
  readonly main: string;
}

/** The project or stack has no file, or one nobody can read; the message says which. */
export class NoStackFileError extends Error {}

/** Reads a stack's configuration. Leaves marked `secure:` become `[secret]`: only their presence matters offline. */
export function readStackFile(project: string, stack: string): StackFile {
  const projectFile = readYaml(join(project, "Pulumi.yaml"));
  const stackFile = readYaml(join(project, `Pulumi.${stack}.yaml`));
  const values: Record<string, string> = {};
  const secrets = new Set<string>();
  for (const [key, raw] of Object.entries((stackFile.config as Record<string, unknown> | undefined) ?? {})) {
    const full = key.includes(":") ? key : `${String(projectFile.name)}:${key}`;
    const masked = mask(raw);
    if (masked.secret) secrets.add(full);
    values[full] = typeof masked.value === "object" ? JSON.stringify(masked.value) : String(masked.value);
  }
  return {
    projectName: String(projectFile.name),
    main: programOf(project, projectFile.main),
    values,
    secrets,
  };
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

function readYaml(file: string): Record<string, unknown> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new NoStackFileError(
      `${file} does not exist; run this in a Pulumi project, with --stack naming one of its stacks`,
    );
  }
  try {
    return (parse(text) ?? {}) as Record<string, unknown>;
  } catch (error) {
    throw new NoStackFileError(`${file}: ${(error as Error).message.split("\n")[0]}`);
  }
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
