import type { Catalogue } from "../catalogue";
import type { Statement } from "../document";
import { type Concept, type Dimension, dimensionOf, type Operator } from "../model";
import { languageOf } from "../platforms";
import { folded, placeOf } from "./words";

interface Name {
  readonly concept: Concept;
  readonly words: string;
  /** Words of a name of several, for texts that say them in another order. */
  readonly parts: readonly string[];
}

/** A concept a text names, and where in the folded text. */
export interface Recognised {
  readonly concept: Concept;
  readonly at: number;
  readonly length: number;
  /** The name it was found by, folded. */
  readonly words: string;
}

/** Recognises concepts by their titles and aliases in both languages; the longest name wins. */
export class ConceptNames {
  private readonly names: readonly Name[];
  private readonly concepts: readonly Concept[];

  constructor(catalogue: Pick<Catalogue, "concepts">) {
    this.concepts = [...catalogue.concepts.values()];
    this.names = this.concepts
      .flatMap((concept) => {
        const { title, aliases = { ja: [], en: [] }, name } = concept;
        const all = [
          title.ja,
          title.en,
          ...aliases.ja,
          ...aliases.en,
          name.replaceAll(".", " "),
          ...metricsOf(concept),
        ].map(folded);
        return [...new Set(all)].map((words) => ({ concept, words, parts: words.split(" ") }));
      })
      .sort((a, b) => b.words.length - a.words.length);
  }

  /** What the first of the texts that names a suitable concept says. */
  find(texts: readonly string[], suits: (concept: Concept) => boolean): Recognised | undefined {
    for (const text of texts.map(folded)) {
      const found = this.inText(text, suits);
      if (found) return found;
    }
    return undefined;
  }

  /**
   * The concept of a sort of thing that a name means as well: free storage of a database is `db.storage.free`, though
   * `free storage` alone is `disk.free`.
   */
  ofSort({ concept, words }: Recognised, prefix: string, suits: (concept: Concept) => boolean): Concept {
    if (concept.name.startsWith(prefix)) return concept;
    const parts = words.split(" ");
    const last = concept.name.slice(concept.name.lastIndexOf("."));
    const closer = this.names.filter(
      (one) =>
        one.concept.name.startsWith(prefix) &&
        one.concept.name.endsWith(last) &&
        parts.every((part) => one.words.includes(part)) &&
        suits(one.concept),
    );
    return closer.at(-1)?.concept ?? concept;
  }

  private inText(text: string, suits: (concept: Concept) => boolean): Recognised | undefined {
    for (const { concept, words } of this.names) {
      const at = placeOf(words, text);
      const meant = at < 0 ? undefined : this.meant(concept, text, suits);
      if (meant) return { concept: meant, at, length: words.length, words };
    }
    const scattered = this.names.find(
      ({ concept, parts }) => parts.length > 1 && parts.every((part) => placeOf(part, text) >= 0) && suits(concept),
    );
    return scattered && { concept: scattered.concept, at: 0, length: text.length, words: scattered.words };
  }

  /**
   * The concept a name means beside a value: itself, or where the value has another unit, the one of the same thing that
   * is counted so (`db.connections.ratio` for connections in percent).
   */
  private meant(concept: Concept, text: string, suits: (concept: Concept) => boolean): Concept | undefined {
    if (suits(concept)) return this.ofStatistic(concept, text);
    const thing = concept.name.slice(0, concept.name.lastIndexOf(".") + 1);
    const same = this.concepts.filter(
      ({ name, unit }) => name.startsWith(thing) && !name.slice(thing.length).includes(".") && unit !== concept.unit,
    );
    const shares = same.filter((one) => /\.(ratio|utilization|count|rate)$/.test(one.name) && suits(one));
    return shares.length === 1 ? shares[0] : undefined;
  }

  /** `p99` or an average in a text means the concept of that statistic, whatever name it is found by. */
  private ofStatistic(concept: Concept, text: string): Concept {
    const percentile = /\bp(50|90|95|99)\b|\b(50|90|95|99)(?:パーセンタイル|th percentile)/.exec(text);
    const average = /平均|\baverage\b|\bavg\b|\bmean\b/.test(text) ? "avg" : undefined;
    const statistic = percentile ? `p${percentile[1] ?? percentile[2]}` : average;
    const name = statistic && concept.name.replace(/\.(p\d+|avg)$/, `.${statistic}`);
    return this.concepts.find((one) => one.name === name) ?? concept;
  }

  /** Up to three concepts of whose names the texts say most words; none where they say none that matters. */
  nearest(texts: readonly string[]): string[] {
    const text = texts.map(folded).join(" ");
    const scored = this.names.map(({ concept, parts }) => {
      const own = parts.flatMap(tellingIn);
      const shared = own.filter((part) => placeOf(part, text) >= 0);
      const letters = (all: readonly string[]) => all.join("").length;
      return { name: concept.name, score: letters(shared) / Math.max(1, letters(own)), length: letters(shared) };
    });
    const best = scored.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score || b.length - a.length);
    return [...new Set(best.map(({ name }) => name))].slice(0, 3);
  }
}

/** Words that name nothing by themselves. */
const untelling =
  /^(?:second|minute|hour|value|the|and|for|of|in|on|at|to|per|by|up|count|ratio|rate|age|share|number|time|max|avg|total|used|use|down|free|open|state|数|率|時間|割合|回数|件数|異常|失敗|エラー|使用率|停止|稼働)$/;

/** The telling words of a part of a name: Japanese runs of Kanji, Katakana and Latin letters are words. */
function tellingIn(part: string): string[] {
  const words = part.match(/[a-z0-9./%]+|[\u30a1-\u30ff]+|[\u4e00-\u9fff々]+/g) ?? [];
  return words.filter((word) => word.length > 1 && !untelling.test(word));
}

/** Names of the platform's own metrics that say what they are by themselves: `FreeStorageSpace`, not `Errors`. */
function metricsOf({ measurements }: Concept): string[] {
  const found = Object.values(measurements).flatMap(
    (measurement) => languageOf(measurement).metrics?.(measurement) ?? [],
  );
  return found.filter((name) => /^([A-Z][a-z]+){2,}$|^[A-Z]{2,}[A-Z][a-z]+/.test(name));
}

/** Whether a limit of a statement can be one of a concept. */
export function suits(statement: Statement, concept: Concept): boolean {
  if (concept.state) return false;
  const { value } = statement;
  const dimension = dimensionOf(concept.unit);
  const direction = breachOf(statement);
  const wrongWay =
    (concept.bad === "above" && (direction === "<" || direction === "<=")) ||
    (concept.bad === "below" && (direction === ">" || direction === ">="));
  if (wrongWay) return false;
  if (concept.unit === "ratio" && concept.range.max === undefined && isPercent(value)) return false;
  const given = dimensionOfValue(value);
  return given === dimension || (given === "number" && ["count", "ratio", "rate"].includes(dimension));
}

const opposite: Readonly<Partial<Record<Operator, Operator>>> = { ">": "<=", ">=": "<", "<": ">=", "<=": ">" };

/** The comparison at which a limit is passed: what `must not fall below 15 GB` asks for is the opposite. */
export function breachOf({ direction, kind, about }: Statement): Operator | undefined {
  if (direction === undefined || kind !== "threshold" || about.origin === "code") return direction;
  return requirement.test(about.sentence) ? opposite[direction] : direction;
}

const requirement =
  /(?:must|may|should|shall|can|do|does|will)(?: not|n't| never) (?:fall|drop|go|sink|rise|climb|exceed|be (?:more|less|over|under|above|below|higher|lower))|(?:超え|越え|上回ら|超過し|下回ら|切ら|割ら)(?:ない|ず|ぬ)|てはならない/i;

/** A load of 1.5 is no 150 %, though both are ratios. */
function isPercent(value: Statement["value"]): boolean {
  if (value.type === "band") return value.band.to.unit === "percent";
  return value.type === "quantity" && value.quantity.unit === "percent";
}

function dimensionOfValue(value: Statement["value"]): Dimension | "number" | undefined {
  if (value.type === "quantity") return dimensionOf(value.quantity.unit);
  if (value.type === "band") return dimensionOf(value.band.to.unit);
  return value.type === "number" ? "number" : undefined;
}
