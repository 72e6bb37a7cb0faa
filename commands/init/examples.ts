import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isScalar, type Pair, parse, parseDocument, type YAMLMap } from "yaml";
import { allProviders } from "../../components/registry";
import { packageRoot } from "../program";

/** The stacks the examples come with values for. */
const stacks = ["dev", "staging", "prod"] as const;

/** Names of the complete systems that come with hozen. */
export function examples(): string[] {
  return readdirSync(join(packageRoot(), "systems"))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();
}

/** Files of an example by their path in the user's project; stack files that exist get what they lack. */
export function exampleFiles(name: string, project: string): Map<string, string> {
  const system = readFileSync(join(packageRoot(), "systems", `${name}.yaml`), "utf8");
  const files = new Map([[`systems/${name}.yaml`, system.replace("$schema=../", "$schema=../node_modules/hozen/")]]);
  for (const stack of stacks) {
    const file = `Pulumi.${stack}.yaml`;
    const own = join(project, file);
    const ours = parseDocument(readFileSync(join(packageRoot(), file), "utf8"));
    const theirs = existsSync(own) ? parseDocument(readFileSync(own, "utf8")) : undefined;
    files.set(file, stackFile(needed(ours, name, system), theirs));
  }
  return files;
}

/** What a stack of this one system needs of the values of all examples, comments included. */
function needed(all: Document, name: string, system: string): Document {
  const places = (parse(system) as { where: Readonly<Record<string, string>> }).where;
  const config = all.get("config") as YAMLMap;
  const where = config.get("hozen:where") as YAMLMap;
  where.items = where.items.filter((provider) => places[keyOf(provider)] !== undefined);
  for (const provider of where.items) {
    const aliases = provider.value as YAMLMap;
    aliases.items = aliases.items.filter((alias) => keyOf(alias) === places[keyOf(provider)]);
  }
  const tokens = new Map(allProviders().map((provider) => [`hozen:${provider.token}`, provider.name]));
  config.items = config.items.filter((pair) => {
    const key = keyOf(pair);
    const platform = tokens.get(key);
    return platform === undefined ? /^hozen:/.test(key) || key.startsWith(`${name}:`) : places[platform] !== undefined;
  });
  const [first] = config.items.filter((pair) => keyOf(pair).startsWith(`${name}:`));
  // The comment before the first value of a system also holds the rule that separates it from the one before.
  if (isScalar(first?.key)) first.key.commentBefore = first.key.commentBefore?.replace(/^ ---.*\n?/, "");
  return all;
}

/** Their stack file with what it lacks of ours; what it has stays as it is. */
function stackFile(ours: Document, theirs: Document | undefined): string {
  if (!isMap(theirs?.get("config"))) return ours.toString({ lineWidth: 0 });
  addMissing(ours.get("config") as YAMLMap, theirs.get("config") as YAMLMap);
  return theirs.toString({ lineWidth: 0 });
}

function addMissing(ours: YAMLMap, theirs: YAMLMap): void {
  for (const pair of ours.items) {
    const present = theirs.get(keyOf(pair), true);
    if (present === undefined) theirs.items.push(pair);
    else if (isMap(present) && isMap(pair.value)) addMissing(pair.value, present);
  }
}

function keyOf(pair: Pair): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}
