import type { Catalogue } from "../catalogue";
import type { Statement } from "../document";
import type { Language } from "../model";
import { ConceptNames } from "./concepts";
import type { DraftEntry, Plain, Question } from "./draft";
import type { Platform } from "./platforms";
import { type Row, saysOf } from "./rows";
import { written } from "./values";

export interface DraftOptions {
  readonly system: string;
  readonly platform: Platform;
  readonly language: Language;
  /** IANA zone of schedules. */
  readonly timezone: string;
  readonly catalogue: Catalogue;
  /** Kinds of resources, by the key of the resource. */
  readonly kinds: ReadonlyMap<string, string>;
  /** Answers to questions, by key. */
  readonly answers: ReadonlyMap<string, string>;
  /** Lines of each document, by the file its statements name. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

/** Where the parts of a draft come together. */
export class Desk {
  readonly entries: DraftEntry[] = [];
  readonly names: ConceptNames;
  private readonly asked = new Map<string, Question>();
  private readonly taken = new Set<string>();

  constructor(readonly options: DraftOptions) {
    this.names = new ConceptNames(options.catalogue);
  }

  get questions(): Question[] {
    return [...this.asked.values()];
  }

  /** The hole of a question, which is asked once. */
  ask(key: string, asks: string, choices: readonly string[] = []): string {
    if (!this.asked.has(key)) this.asked.set(key, { key, asks, choices });
    return `?${key}`;
  }

  /** Adds an entry, under a key nothing else has; says under which. */
  add(section: string, key: string, row: Row | undefined, value: Plain, statements: readonly Statement[]): string {
    let name = key;
    for (let more = 2; this.taken.has(`${section}/${name}`); more += 1) name = `${key}-${more}`;
    this.taken.add(`${section}/${name}`);
    const source = row && `${row.first.file}:${row.first.line}`;
    this.entries.push({ section, key: name, ...(source !== undefined && { source }), value, statements });
    return name;
  }

  says(statement: Statement): string {
    return saysOf(statement, this.options.lines.get(statement.file) ?? []);
  }

  /** The id a statement's clause gets in the end: numbers are given when all are known. */
  row({ heading }: Statement): string {
    const number = [...heading].reverse().map((text) => /^\D{0,2}(\d+(?:[.-]\d+)*)/.exec(text.normalize("NFKC"))?.[1]);
    return `§${number.find((one) => one !== undefined) ?? "0"}`;
  }

  /** A stated value of an entry. */
  stated(statement: Statement, is: string): Plain {
    return { is: this.withUnit(is), row: this.row(statement), says: this.says(statement) };
  }

  /** A stated value as it is written, where a system file can hold it. */
  statedValue(statement: Statement): Plain | undefined {
    const is = written(statement, this.options.timezone);
    return is === undefined ? undefined : this.stated(statement, is);
  }

  private withUnit(is: string): string {
    if (is.includes("?gigabyte")) {
      this.ask("gigabyte", "Does GB in the document mean 1,000,000,000 bytes (GB) or 1,073,741,824 (GiB)?", [
        "GB",
        "GiB",
      ]);
    }
    return is;
  }
}
