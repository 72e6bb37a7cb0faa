import { isAlias, isMap, isPair, isScalar, isSeq, type Pair, parseDocument, type Scalar, visit } from "yaml";

/** By section, the keys whose value names an entry of it. */
const pointing: Readonly<Record<string, readonly string[]>> = {
  alerts: ["alarms", "except"],
  resources: ["on", "alternatives", "source", "in", "scope", "vault", "account"],
  probes: ["on", "alternatives"],
  counts: ["on", "alternatives"],
  stores: ["in", "within", "on", "store"],
  queries: ["is", "logs"],
  routes: ["notify", "routes"],
  receivers: ["to", "is", "assume", "deploy"],
  maintenance: ["excludes"],
  jobs: ["after"],
};
/** What a panel names behind an `@`. */
const ofPanels = ["resources", "probes", "counts"];
const prefixes: Readonly<Record<string, string>> = { probes: "probe.", counts: "log." };

/** The text of a system file with one entry under another key, `was:` where it was, and everything that names it changed. */
export function renameEntry(text: string, section: readonly string[], from: string, to: string): string {
  const document = parseDocument(text);
  const entries = document.getIn(section);
  const pair = isMap(entries)
    ? (entries.items as Pair[]).find(({ key }) => isScalar(key) && key.value === from)
    : undefined;
  if (!pair || !isMap(pair.value)) throw new Error(`no ${section.join(".")}.${from}`);
  (pair.key as Scalar).value = to;
  const prefix = prefixes[section.at(-1) ?? ""] ?? "";
  const taken = section.at(-1) === "stores" && document.hasIn(["resources", from]);
  const logs = document.get("logs");
  const names = (pointing[section.at(-1) ?? ""] ?? []).filter((name) => !(taken && name === "on"));
  visit(document, {
    Scalar: (_, node, path) => {
      const key = [...path].reverse().find((ancestor) => isPair(ancestor)) as Pair | undefined;
      const name = isScalar(key?.key) ? String(key.key.value) : "";
      // `in` of a log count names a store, `in` of a job a resource.
      const inLogs = path.some((ancestor) => isPair(ancestor) && ancestor.value === logs);
      if (name === "in" && inLogs !== (section[0] === "logs")) return;
      if (node !== key?.key && names.includes(name) && node.value === `${prefix}${from}`) node.value = `${prefix}${to}`;
      if (ofPanels.includes(section.at(-1) ?? "") && String(node.value).endsWith(`@${prefix}${from}`))
        node.value = `${String(node.value).slice(0, -from.length)}${to}`;
    },
  });
  pair.value.set("was", from);
  return document.toString();
}

/** The keys of a section, in the order they are written. */
export function entryKeys(text: string, section: readonly string[]): string[] {
  const entries = parseDocument(text).getIn(section);
  if (!isMap(entries)) return [];
  return (entries.items as Pair[]).flatMap(({ key, value }) =>
    isScalar(key) && isMap(value) && !isAlias(value) && !isSeq(value) ? [String(key.value)] : [],
  );
}

/** The text with a title for every entry of a section: one without is called by its key in texts people read. */
export function withTitles(text: string, section: readonly string[]): string {
  const document = parseDocument(text);
  for (const name of entryKeys(text, section)) {
    if (!document.hasIn([...section, name, "title"])) document.setIn([...section, name, "title"], name);
  }
  return document.toString();
}
