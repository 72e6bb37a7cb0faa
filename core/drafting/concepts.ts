import type { Catalogue } from "../catalogue";
import type { Statement } from "../document";
import { type Concept, type Dimension, dimensionOf } from "../model";
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

  private inText(text: string, suits: (concept: Concept) => boolean): Recognised | undefined {
    for (const { concept, words } of this.names) {
      const at = placeOf(words, text);
      const meant = at < 0 ? undefined : this.meant(concept, text, suits);
      if (meant) return { concept: meant, at, length: words.length };
    }
    const scattered = this.names.find(
      ({ concept, parts }) => parts.length > 1 && parts.every((part) => placeOf(part, text) >= 0) && suits(concept),
    );
    return scattered && { concept: scattered.concept, at: 0, length: text.length };
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

  /** Up to three concepts whose names share most letters pairs with the texts. */
  nearest(texts: readonly string[]): string[] {
    const pairs = pairsOf(texts.map(folded).join(" "));
    const scored = this.names.map(({ concept, words }) => {
      const own = pairsOf(words);
      const shared = [...own].filter((pair) => pairs.has(pair)).length;
      return { name: concept.name, score: own.size === 0 ? 0 : shared / own.size };
    });
    const best = scored.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score);
    return [...new Set(best.map(({ name }) => name))].slice(0, 3);
  }
}

/** Names of the platform's own metrics that say what they are by themselves: `FreeStorageSpace`, not `Errors`. */
function metricsOf({ measurements }: Concept): string[] {
  const found = Object.values(measurements).flatMap(
    (measurement) => languageOf(measurement).metrics?.(measurement) ?? [],
  );
  return found.filter((name) => /^([A-Z][a-z]+){2,}$|^[A-Z]{2,}[A-Z][a-z]+/.test(name));
}

function pairsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + 1 < text.length; at += 1) found.add(text.slice(at, at + 2));
  return found;
}

/** Whether a limit of a statement can be one of a concept. */
export function suits({ value, direction }: Statement, concept: Concept): boolean {
  if (concept.state) return false;
  const dimension = dimensionOf(concept.unit);
  const wrongWay =
    (concept.bad === "above" && (direction === "<" || direction === "<=")) ||
    (concept.bad === "below" && (direction === ">" || direction === ">="));
  if (wrongWay) return false;
  if (concept.unit === "ratio" && concept.range.max === undefined && isPercent(value)) return false;
  const given = dimensionOfValue(value);
  return given === dimension || (given === "number" && ["count", "ratio", "rate"].includes(dimension));
}

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
