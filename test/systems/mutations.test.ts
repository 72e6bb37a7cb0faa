import { strict as assert } from "node:assert";
import { isMap, isScalar, Pair, Scalar } from "yaml";
import { sections } from "../../core/loader/schema/sections";
import type { SectionName } from "../../core/model";
import { mutated, outcomeOf, type Place, placesOf, systemDocument } from "../kit/mutants";

const names = ["web-service", "hotel-saas", "tenant-platform", "process-todo", "camp-backend"] as const;

/** Why a key may be taken out, or have another word, without a trace in what is deployed. */
const without: Readonly<Record<string, string>> = {
  "slos.method": "says how the document means the threshold; there is one word",
  "slos.every": "the platform's own rhythm is the same",
  "backups.backup-window": "of an instance that is only looked at: held against the times of the backups",
  "backups.maintenance-window": "of an instance that is only looked at: held against the times of the backups",
  "backups.delay": "as long as the default",
  "maintenance.clear-cache": "waits for its configuration key",
  "maintenance.statement": "the words of the document for what the task does; evidence only",
  "maintenance.mode": "the default of the platform",
  "maintenance.automatic": "the default of the platform",
  "jobs.cache-prefix": "waits for its configuration key",
  "scaling.delay": "as long as the default",
  "scaling.method": "the word of the document for it; evidence only",
  "security.dependencies": "the word of the document for what is scanned; evidence only",
  "security.patches": "the word of the document for what is scanned; evidence only",
  "security.period": "waits for its configuration key",
  "dashboards.tables": "the words of the document for the statement of the panel; evidence only",
  "jobs.method": "the word of the document for what starts the job; evidence only",
  "security.standards": "the word of the document for it; evidence only",
  "budgets.frequency": "answered by a policy: the platforms know no such setting",
  "budgets.period": "there is one word",
};

/** Keys a system gives for the first time, each with the system. */
function firstPlaces() {
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const document = systemDocument(name);
    const places = placesOf(document).filter(({ section, key }) => !seen.has(`${section}.${key}`));
    const usable = places.filter((place) => mutated(document, place, () => undefined) !== undefined);
    for (const { section, key } of usable) seen.add(`${section}.${key}`);
    return [{ name, document, places: usable }];
  });
}

const fieldOf = ({ section, key }: Place) => sections[section as SectionName].fields[key];
/** The words of a closed list, by their first spellings. */
function wordsOf(place: Place): readonly string[] | undefined {
  const field = fieldOf(place);
  if (field?.type === "words") return field.words;
  return field?.type === "word" ? Object.keys(field.words) : undefined;
}
const nameOf = ({ section, key }: Place) => `${section}.${key}`;

/** The same pair with another value where its deployed one stands. */
function valued(pair: Pair, value: string): Pair {
  if (!isMap(pair.value)) return new Pair(pair.key, new Scalar(value));
  const map = pair.value.clone() as typeof pair.value;
  const key = ["deploy", "is", "assume"].find((one) => map.has(one)) ?? "is";
  map.set(key, value);
  return new Pair(pair.key, map);
}

/** What is deployed, as the file writes it. */
function writtenOf({ value }: Pair): string | undefined {
  if (isScalar(value)) return String(value.value);
  if (!isMap(value)) return undefined;
  const found = ["deploy", "is", "assume"].map((one) => value.get(one)).find((one) => one !== undefined);
  return typeof found === "string" ? found : undefined;
}

describe("Every key of the sections of the five systems", () => {
  const all = firstPlaces();

  it("is unknown when it is misspelt", () => {
    for (const { name, document, places } of all) {
      for (const place of places) {
        const text = mutated(document, place, ({ key, value }) => new Pair(`${String(key)}x`, value)) ?? "";
        const codes = outcomeOf(name, text).problems.map(({ code, given }) => `${code} ${given}`);
        assert.ok(codes.includes(`SPEC-UNKNOWN-KEY ${place.key}x`), `${name} ${nameOf(place)}: ${codes.join(", ")}`);
      }
    }
    assert.ok(all.flatMap(({ places }) => places).length > 180);
  }).timeout(240_000);

  it("changes what is deployed when it is taken out, or is missed, or is listed here with the reason", () => {
    const silent: string[] = [];
    for (const { name, document, places } of all) {
      const { shows, problems } = outcomeOf(name, String(document));
      assert.deepEqual(problems, []);
      for (const place of places) {
        const found = outcomeOf(name, mutated(document, place, () => undefined) ?? "");
        const traceless = found.problems.length === 0 && found.shows === shows;
        if (traceless && !without[nameOf(place)]) silent.push(`${name} ${place.entry} ${nameOf(place)}`);
      }
    }
    assert.deepEqual(silent, []);
  }).timeout(240_000);

  it("with another word of its list changes what is deployed, or is refused, or is listed", () => {
    const silent: string[] = [];
    for (const { name, document, places } of all) {
      const { shows } = outcomeOf(name, String(document));
      for (const place of places) {
        const words = wordsOf(place) ?? [];
        if (words.length < 2) continue;
        const text = mutated(document, place, (pair) => {
          const other = words.find((word) => word !== writtenOf(pair)) ?? "";
          return valued(pair, other);
        });
        const found = outcomeOf(name, text ?? "");
        const traceless = found.problems.length === 0 && found.shows === shows;
        if (traceless && !without[nameOf(place)]) silent.push(`${name} ${place.entry} ${nameOf(place)}`);
      }
    }
    assert.deepEqual(silent, []);
  }).timeout(240_000);

  it("is refused with a word outside its list, and with a value of no kind", () => {
    for (const { name, document, places } of all) {
      for (const place of places) {
        const field = fieldOf(place);
        if (field?.type === "text" || field?.type === "texts") continue;
        const text = mutated(document, place, (pair) => valued(pair, "no such thing")) ?? "";
        const codes = outcomeOf(name, text).problems.map(({ code }) => code);
        assert.ok(
          codes.some((code) => ["SPEC-VALUE", "SPEC-UNIT"].includes(code)),
          `${name} ${nameOf(place)}: ${codes.join(", ")}`,
        );
      }
    }
  }).timeout(240_000);
});
