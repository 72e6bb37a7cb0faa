import { isDeepStrictEqual } from "node:util";
import { pathKeys } from "../core/evidence";
import {
  fixedInputs,
  isReference,
  isSecret,
  type ResourceContracts,
  type ResourceSpec,
  type Synthesis,
  type System,
  type Value,
} from "../core/model";
import { undoings } from "../core/planning/former";

/** How the platform renders a system as it was, for the names things had then. */
type Render = (system: System) => Synthesis;

/** Today's key to an earlier one. */
type Keys = ReadonlyMap<string, string>;

/**
 * The synthesis of a system some of whose parts had other names (`was:`): every declaration knows its earlier keys, and
 * keeps what cannot change in place, above all its name on the platform, from when it was first called something. What
 * names it names it so.
 */
export function keepIdentity(now: Synthesis, system: System, contracts: ResourceContracts, synth: Render): Synthesis {
  const undo = undoings(system);
  if (undo.length === 0) return now;
  const chain: Synthesis[] = [];
  undo.reduce((former, step) => {
    const next = step(former);
    chain.push(synth(next));
    return next;
  }, system);
  const alone = undo.slice(1).map((step) => earlierKeys(now, synth(step(system))));
  const walked = walk(now, chain);
  const oldest = chain.at(-1) as Synthesis;
  const original = new Map(now.declarations.map(({ key }) => [key, walked.get(key)?.at(-1) ?? key]));
  const named = rename(now.declarations, oldest.declarations, original, contracts, system.key);
  const declarations = named.map((declaration) => {
    const keys = [...(walked.get(declaration.key) ?? []), ...alone.flatMap((map) => map.get(declaration.key) ?? [])];
    const { options } = declaration;
    const aliases = [...new Set([...(options?.aliases ?? []), ...keys])].filter((key) => key !== declaration.key);
    return aliases.length === 0 ? declaration : { ...declaration, options: { ...options, aliases } };
  });
  return { ...now, declarations };
}

/** The keys each declaration had, one step back after the other. */
function walk(now: Synthesis, chain: readonly Synthesis[]): Map<string, string[]> {
  const keys = new Map(now.declarations.map(({ key }) => [key, [key]]));
  let before = now;
  for (const former of chain) {
    const earlier = earlierKeys(before, former);
    for (const names of keys.values()) names.push(earlier.get(names.at(-1) as string) ?? (names.at(-1) as string));
    before = former;
  }
  return keys;
}

/**
 * One name apart, two syntheses declare the same things in the same order: what only one of them has by key belongs
 * together, type by type.
 */
function earlierKeys(now: Synthesis, former: Synthesis): Keys {
  const [left, right] = [onlyIn(now, former), onlyIn(former, now)];
  const pairs = [...left].flatMap(([type, keys]) => {
    const earlier = right.get(type) ?? [];
    return keys.length === earlier.length ? keys.map((key, at) => [key, earlier[at] as string] as const) : [];
  });
  return new Map(pairs);
}

function onlyIn(one: Synthesis, other: Synthesis): Map<string, string[]> {
  const known = new Set(other.declarations.map(({ key }) => key));
  const found = new Map<string, string[]>();
  for (const { key, type } of one.declarations.filter((declaration) => !known.has(declaration.key))) {
    found.set(type, [...(found.get(type) ?? []), key]);
  }
  return found;
}

/** What cannot change in place, as it first was; and the same wherever another declaration names it. */
function rename(
  declarations: readonly ResourceSpec[],
  oldest: readonly ResourceSpec[],
  original: Keys,
  contracts: ResourceContracts,
  system: string,
): ResourceSpec[] {
  const formerByKey = new Map(oldest.map((declaration) => [declaration.key, declaration]));
  const today = new Map([...original].map(([key, former]) => [former, key]));
  const texts = new Map<string, string>();
  const kept = declarations.map((declaration) => {
    const former = formerByKey.get(original.get(declaration.key) ?? "");
    if (former?.type !== declaration.type) return declaration;
    const inputs = fixedInputs(contracts[declaration.type]).reduce<Value>((changed, path) => {
      const [is, was] = [valueAt(declaration.inputs, path), valueAt(former.inputs, path)];
      if (was === undefined || is === undefined || isDeepStrictEqual(is, was)) return changed;
      if (holdsSecret(was) || namesAnotherProvider(was)) return changed;
      if (typeof is === "string" && typeof was === "string") texts.set(is, was);
      return withValue(changed, pathKeys(path), refersToday(was, today));
    }, declaration.inputs);
    return { ...declaration, inputs: inputs as ResourceSpec["inputs"] };
  });
  const names = [...texts].filter(([name]) => name.includes(system) && name.length > system.length);
  return kept.map((one) => ({ ...one, inputs: withNames(one.inputs, names) as ResourceSpec["inputs"] }));
}

function valueAt(value: Value | undefined, path: string): Value | undefined {
  return pathKeys(path).reduce<Value | undefined>(
    (here, key) => (typeof here === "object" && here !== null ? (here as Record<string, Value>)[key] : undefined),
    value,
  );
}

function withValue(value: Value, [key, ...rest]: readonly string[], to: Value): Value {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((item: Value, at) => (String(at) === key ? withValue(item, rest, to) : item));
  const map = value as Readonly<Record<string, Value>>;
  return { ...map, [key]: withValue(map[key] ?? null, rest, to) };
}

function holdsSecret(value: Value): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isSecret(value) || Object.values(value).some((item) => holdsSecret(item as Value));
}

/** What another provider made keeps its own identity there: today's reference gives the very same value. */
function namesAnotherProvider(value: Value): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (isReference(value)) return value.ref.includes(":");
  return Object.values(value).some((item) => namesAnotherProvider(item as Value));
}

/** A former value refers by former keys. */
function refersToday(value: Value, today: Keys): Value {
  if (isReference(value)) return { ...value, ref: today.get(value.ref) ?? value.ref };
  return mapped(value, (item) => refersToday(item, today));
}

/** Names standing whole in a text. */
function withNames(value: Value, names: readonly (readonly [string, string])[]): Value {
  if (typeof value !== "string")
    return isReference(value) || isSecret(value) ? value : mapped(value, (item) => withNames(item, names));
  return names.reduce((text, [name, was]) => (text.includes(name) ? replaceWhole(text, name, was) : text), value);
}

function replaceWhole(text: string, name: string, was: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\w.-])${escaped}(?![\\w-]|\\.\\w)`, "g"), () => was);
}

function mapped(value: Value, change: (item: Value) => Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Value) => change(item));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item as Value)]));
}
