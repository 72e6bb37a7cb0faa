import { suggest } from "../loader/suggest";
import { type Measurement, type ObjectiveNumbers, objectivePlaceholders, type Problem } from "../model";
import { type Language, languageOf, type PlaceholderContext } from "../platforms";

/** What a resource tells about itself, name to value; see docs/kinds.md for each kind. */
type Properties = Readonly<Record<string, string>>;

export type Filled =
  | { readonly measurement: Measurement; readonly problems?: undefined }
  | { readonly measurement?: undefined; readonly problems: readonly Problem[] };

const objectiveNames = ["budget", "latencyTarget"] as const;

/** `${name}` or `${name:-default}`. */
const placeholder = /\$\{([A-Za-z]\w*)(?::-([^}]*))?\}/g;

/**
 * Puts the properties of a resource into a measurement. A missing property, or one that would break the query it goes
 * into, is a problem. Some keys of a language are replaced by a property of their name: `lastBucket` of a quantile.
 */
export function fill(measurement: Measurement, properties: Properties): Filled {
  const language = languageOf(measurement);
  const filler = new MeasurementFiller(measurement, properties, language);
  const filled = filler.filled();
  const replaced = (language.replaced ?? [])
    .filter((key) => key in filled && properties[key] !== undefined)
    .map((key) => [key, Number(filler.value(`\${${key}}`, "arithmetic"))]);
  const problems = [...filler.problems.values()];
  if (problems.length > 0) return { problems };
  const { numbers } = filler;
  const whole = { ...filled, ...Object.fromEntries(replaced), ...(numbers && { numbers }) } as Measurement;
  return { measurement: language.filled?.(whole) ?? whole };
}

/** The properties a measurement reads, with their defaults. */
export function propertiesOf(measurement: Measurement): ReadonlyMap<string, string | undefined> {
  const found = JSON.stringify(measurement).matchAll(placeholder);
  return new Map([...found].map(([, name, otherwise]) => [name as string, otherwise]));
}

class MeasurementFiller {
  readonly problems = new Map<string, Problem>();
  private readonly templates = new Map<string, string>();

  constructor(
    private readonly measurement: Measurement,
    private readonly properties: Properties,
    private readonly language: Language,
  ) {}

  /** The numbers of an objective that were put in; undefined without one. */
  get numbers(): ObjectiveNumbers | undefined {
    if (this.templates.size === 0) return undefined;
    const given = objectiveNames.flatMap((name) => {
      const value = this.properties[name];
      return value === undefined ? [] : [[name, value]];
    });
    return { templates: Object.fromEntries(this.templates), values: Object.fromEntries(given) };
  }

  /** Only keys of the measurement itself say what may stand there: an id of a metric may be called `query` too. */
  filled(): Measurement {
    const { choices: _, ...written } = this.measurement;
    const entries = Object.entries(written).map(([key, item]) => [
      key,
      this.value(item, this.language.placeholders[key] ?? "text"),
    ]);
    return Object.fromEntries(entries) as Measurement;
  }

  value(value: unknown, context: PlaceholderContext): unknown {
    if (typeof value === "string") return this.text(value, context);
    if (Array.isArray(value)) return value.map((item) => this.value(item, context));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => [this.text(key, context), this.value(item, context)]);
    return Object.fromEntries(entries);
  }

  private text(text: string, context: PlaceholderContext): string {
    const filled = this.filledText(text, context);
    const template = text.replace(placeholder, (whole, name: string) => {
      const number = objectiveNames.find((known) => known === name && this.properties[known] !== undefined);
      return number ? objectivePlaceholders[number] : whole;
    });
    if (template !== text) this.templates.set(filled, this.filledText(template, context));
    return filled;
  }

  private filledText(text: string, context: PlaceholderContext): string {
    return text.replace(placeholder, (_, name: string, otherwise: string | undefined, offset: number) => {
      const value = Object.hasOwn(this.properties, name) ? this.properties[name] : otherwise;
      if (value === undefined) return this.missing(name);
      const choices = this.measurement.choices?.[name];
      if (choices) return choices[value] ?? this.unchosen(name, value, Object.keys(choices));
      const quoted = context === "query" && text.slice(0, offset).split('"').length % 2 === 0;
      return accepted(value, context, quoted) ? value : this.unfit(name, value, context, quoted);
    });
  }

  private missing(name: string): string {
    return this.problem(name, {
      what: `the resource is measured with its property ${name}, which is missing`,
      change: suggest(name, Object.keys(this.properties), `add ${name}: ... to the resource`),
    });
  }

  private unchosen(name: string, given: string, known: readonly string[]): string {
    return this.problem(name, {
      what: `the property ${name} chooses between ${known.length} ways to measure`,
      given,
      allowed: known.join(", "),
      change: suggest(given, known, "choose one of them"),
    });
  }

  private unfit(name: string, given: string, context: PlaceholderContext, quoted: boolean): string {
    const number = context === "arithmetic";
    return this.problem(name, {
      what: number
        ? `the property ${name} is calculated with`
        : `the property ${name} would break the query it goes into`,
      given: JSON.stringify(given),
      allowed: number ? "a plain number" : quoted ? "no quotes, backslashes or line ends" : "a number or a name",
      change: "correct the property",
    });
  }

  private problem(name: string, problem: Pick<Problem, "what" | "given" | "allowed" | "change">): string {
    this.problems.set(name, { code: "CATALOGUE-PROPERTY", path: name, ...problem });
    return "";
  }
}

function accepted(value: string, context: PlaceholderContext, quoted: boolean): boolean {
  const number = /^-?\d+(\.\d+)?$/.test(value);
  if (context === "text") return true;
  if (context === "arithmetic") return number;
  return quoted ? !/["\\\n\r]/.test(value) : number || /^[A-Za-z_:][\w:]*$/.test(value);
}
