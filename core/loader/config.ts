import { secretMark } from "../model";
import type { Reading } from "./reading";
import { type Key, type Place, unprintable, type YamlMap } from "./tree";

const pattern = /\$\{config\.([A-Za-z]\w*)\}/g;

/**
 * Puts configuration values into every text, in place. What needs an absent key keeps its texts as they are: it is left
 * out anyway. The changes of environments are skipped; those that apply stand where they belong by now.
 */
export function fillConfiguration(reading: Reading): void {
  for (const [section, value] of Object.entries(reading.tree.root as YamlMap)) {
    if (section !== "environments") fill(reading, value);
  }
}

/** Quotes of the document, which may hold anything. */
const quotes = new Set(["says", "from"]);

function fill(reading: Reading, value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  const { needs } = value as YamlMap;
  if (typeof needs === "string") reading.configKeys.add(needs);
  if (typeof needs === "string" && !reading.present(needs)) {
    reading.statements.wait(value, needs);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    if (quotes.has(key)) continue;
    if (typeof item === "string")
      (value as YamlMap)[key] = filled(reading, value, Array.isArray(value) ? Number(key) : key, item);
    else fill(reading, item);
  }
}

function filled(reading: Reading, container: object, key: Key, text: string): string {
  return text.replace(pattern, (whole, name: string) => {
    reading.configKeys.add(name);
    const place = reading.tree.place(container, key);
    const found = reading.configured(name);
    if (found === undefined) reportMissing(reading, name, place);
    if (reading.withoutStack) reading.standsIn(container, key);
    if (found !== undefined && (unprintable.test(found) || found.includes("\n"))) {
      reading.problem("CONFIG-VALUE", place, {
        what: "the stack configuration has more than one line, or a control character, for it",
        given: whole,
        allowed: "one line of text",
        change: `pulumi config set ${reading.system}:${name} <value>`,
      });
      return whole;
    }
    if (found !== secretMark) return found ?? whole;
    reading.problem("CONFIG-SECRET", place, {
      what: "a secret of the stack configuration would appear in plain text here",
      given: whole,
      change: `if it is none, pulumi config set ${reading.system}:${name} <value>`,
    });
    return whole;
  });
}

/** The value of a key that holds an address or an id; a missing one is reported with the line to paste. */
export function configured(reading: Reading, container: object, key: Key, secret = false): string | undefined {
  const name = String((container as YamlMap)[key]);
  reading.configKeys.add(name);
  const found = reading.configured(name);
  if (found === undefined) reportMissing(reading, name, reading.tree.place(container, key), secret);
  return found;
}

function reportMissing(reading: Reading, key: string, place: Place, secret = false): void {
  reading.problem("CONFIG-MISSING", place, {
    what: "the stack configuration has no value for it",
    given: `\${config.${key}}`,
    change: `pulumi config set ${secret ? "--secret " : ""}${reading.system}:${key} <value>`,
  });
}
