import type { IntentValue } from "../model";
import type { ReferenceKind } from "./references";
import type { ValueType } from "./values";
import * as values from "./values";

/** One key of an entry: how its value is read, what people write there, and what it means. */
export interface Field {
  /** The type its value has in the model. */
  readonly type: IntentValue["type"];
  /** How its text is read, in the system's time zone. */
  readonly read: (timezone: string) => ValueType<unknown>;
  /** What people write, in a word or two: the type column of the docs. */
  readonly written: string;
  readonly meaning: string;
  /** Every spelling accepted, where the list is closed. */
  readonly words?: readonly string[];
  /** What the value, or each item of the list, names in the same file. */
  readonly names?: ReferenceKind;
}

/** The keys of one section's entries. */
export type Fields = Readonly<Record<string, Field>>;

function field(
  type: Field["type"],
  read: ValueType<unknown>,
  written: string,
  meaning: string,
  more?: Partial<Field>,
): Field {
  return { type, read: () => read, written, meaning, ...more };
}

/** A time of day, a window, or something that comes round. */
export function schedule(meaning: string): Field {
  return { type: "schedule", read: values.schedule, written: "schedule", meaning };
}

/** A length of time that is never 0. */
export function span(meaning: string): Field {
  return field("quantity", values.interval, "time, never 0", meaning);
}

/** A length of time, 0 included. */
export function time(meaning: string): Field {
  return field("quantity", values.duration, "time", meaning);
}

/** A number with a unit of one of the dimensions. */
export function amount(meaning: string, ...dimensions: Parameters<typeof values.quantity>): Field {
  return field("quantity", values.quantity(...dimensions), dimensions.join(" or "), meaning);
}

/** A share of all, or another quantity to be reached. */
export function objective(meaning: string): Field {
  return field("quantity", values.objective, "share of at most 100%, or another quantity", meaning);
}

export function money(meaning: string): Field {
  return field("money", values.money, "money", meaning);
}

/** A name or an address: one text, not empty. */
export function text(meaning: string, names?: ReferenceKind): Field {
  return field("text", values.text, names === undefined ? "text" : `a ${names}`, meaning, { ...(names && { names }) });
}

/** One text or several. */
export function list(meaning: string, names?: ReferenceKind): Field {
  return field("text", values.texts, names === undefined ? "list" : `a ${names}, or several`, meaning, {
    ...(names && { names }),
  });
}

/** Several lengths of time. */
export function spans(meaning: string): Field {
  return field("text", values.intervals, "list of times", meaning);
}

/** A text of a form: `pattern` over the whole of it, `example` for people. */
export function formed(meaning: string, pattern: RegExp, example: string): Field {
  return field("text", values.formed(pattern, example), `text like ${example}`, meaning);
}

/** One of a closed list of words; each may have further spellings. */
export function word(meaning: string, words: values.Words): Field {
  const spellings = Object.entries(words).flatMap(([name, others]) => [name, ...others]);
  return field("word", values.word(words), Object.keys(words).join(", "), meaning, { words: spellings });
}

/** Several words of a closed list. */
export function wordList(meaning: string, words: readonly string[]): Field {
  return field("text", values.wordList(words), `list of ${words.join(", ")}`, meaning, { words });
}

/** What the document says is done, in its own words; that it is not done is said by leaving the key out. */
export function done(meaning: string): Field {
  return field("text", values.affirmed, "the document's words, never a no", meaning);
}
