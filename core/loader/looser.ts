import {
  baseAmount,
  dimensionOf,
  parseMoney,
  parseQuantity,
  parseThreshold,
  type Quantity,
  severities,
} from "../model";
import { texts } from "./stated-text";
import type { YamlMap } from "./tree";

/** What protects less when it is less. Of everything else (durations, intervals, budgets), more is looser. */
const lessIsLooser: readonly string[] = ["keep", "period", "generations", "lifetime", "length", "target", "copies"];

/**
 * Whether a new value watches, tells or keeps less than what the document asks for: a threshold further out, a longer
 * wait, a shorter retention. A documented value that cannot be compared with the new one counts as loosened; a value
 * that a person chose may change freely.
 */
export function isLooser(keys: readonly string[], container: YamlMap, to: unknown): boolean {
  const last = keys.at(-1) as string;
  const before = container[last];
  if (last === "is" || last === "deploy") {
    return container.assume === undefined && comparesLooser(keys.at(-2) ?? "", texts(before), texts(to));
  }
  if (whatItIsAbout.includes(last)) return isDocumented(container);
  return losesDocumented(last, before, to);
}

/** With another one of these, documented values are about something else, or about nothing. */
const whatItIsAbout: readonly string[] = ["concept", "on", "kind", "method", "needs", "ownership"];

function isDocumented(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { row, assume } = value as YamlMap;
  return (row !== undefined && assume === undefined) || Object.values(value).some(isDocumented);
}

/** Walks a replaced part: each documented value in it must be as strict in its replacement. */
function losesDocumented(name: string, before: unknown, to: unknown): boolean {
  if (typeof before !== "object" || before === null) return false;
  const own = before as YamlMap;
  const documented = own.deploy ?? own.is;
  if (documented !== undefined && own.assume === undefined) {
    if (comparesLooser(name, texts(documented), texts(deployedOf(to)))) return true;
  }
  return Object.entries(own).some(([key, item]) =>
    losesDocumented(
      Array.isArray(before) ? name : key,
      item,
      typeof to === "object" && to !== null ? (to as YamlMap)[key] : undefined,
    ),
  );
}

function deployedOf(stated: unknown): unknown {
  if (typeof stated !== "object" || stated === null || Array.isArray(stated)) return stated;
  const { deploy, is, assume } = stated as YamlMap;
  return deploy ?? is ?? assume;
}

function comparesLooser(name: string, before: readonly string[], after: readonly string[]): boolean {
  if (before.length !== 1 || after.length !== 1) return before.some((text) => !after.includes(text));
  const [old, now] = [before[0] as string, after[0] as string];
  if (old === now) return false;
  if ((severities as readonly string[]).includes(name)) return thresholdIsLooser(old, now);
  const [length, newLength] = [parseQuantity(old), parseQuantity(now)];
  if (length && newLength) return quantityIsLooser(name, length, newLength);
  const [price, newPrice] = [parseMoney(old), parseMoney(now)];
  if (price && newPrice && price.currency === newPrice.currency) return Number(newPrice.amount) > Number(price.amount);
  return true;
}

function thresholdIsLooser(old: string, now: string): boolean {
  const [before, after] = [parseThreshold(old), parseThreshold(now)];
  if (!before || !after || before.operator[0] !== after.operator[0]) return true;
  if (dimensionOf(before.limit.unit) !== dimensionOf(after.limit.unit)) return true;
  const difference = baseAmount(after.limit) - baseAmount(before.limit);
  if (difference === 0) return before.operator.length > after.operator.length;
  return before.operator[0] === ">" ? difference > 0 : difference < 0;
}

function quantityIsLooser(name: string, old: Quantity, now: Quantity): boolean {
  if (dimensionOf(old.unit) !== dimensionOf(now.unit)) return true;
  const difference = baseAmount(now) - baseAmount(old);
  return lessIsLooser.includes(name) ? difference < 0 : difference > 0;
}
