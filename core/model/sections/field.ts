import type { Money } from "../money";
import type { Dimension, Quantity } from "../quantity";
import type { Schedule } from "../schedule";
import type { Stated } from "../stated";

interface Described {
  /** In words, for the docs and for editors. */
  readonly meaning: string;
}

/** What something of the same file is called there. */
type Named = "resource";

export interface ScheduleField extends Described {
  readonly type: "schedule";
}

export interface QuantityField extends Described {
  readonly type: "quantity";
  /** A length of time (`span`: never 0), a share or another quantity to be reached, or any amount of these dimensions. */
  readonly of: "span" | "time" | "objective" | readonly Dimension[];
}

export interface MoneyField extends Described {
  readonly type: "money";
}

export interface TextField extends Described {
  readonly type: "text";
  /** A pattern over the whole of it with an example, or `done`: words that are not a no. */
  readonly form?: { readonly pattern: RegExp; readonly example: string } | "done";
  readonly names?: Named;
}

/** One of a closed list of words, by their first spellings. */
export interface WordField<Word extends string = string> extends Described {
  readonly type: "word";
  /** Each word with its further spellings. */
  readonly words: Readonly<Record<Word, readonly string[]>>;
}

export interface TextsField extends Described {
  readonly type: "texts";
}

export interface SpansField extends Described {
  readonly type: "spans";
}

export interface WordsField<Word extends string = string> extends Described {
  readonly type: "words";
  readonly words: readonly Word[];
}

/** One key of an entry: how its value is written, and what it means. */
export type Field =
  | ScheduleField
  | QuantityField
  | MoneyField
  | TextField
  | WordField
  | TextsField
  | SpansField
  | WordsField;

/** The keys of one section's entries. */
export type Fields = Readonly<Record<string, Field>>;

interface Values {
  readonly schedule: Schedule;
  readonly quantity: Quantity;
  readonly money: Money;
  readonly text: string;
  readonly texts: readonly string[];
  readonly spans: readonly Quantity[];
}

type ValueOf<F extends Field> =
  F extends WordField<infer Word>
    ? Word
    : F extends WordsField<infer Word>
      ? readonly Word[]
      : F extends { readonly type: infer Type extends keyof Values }
        ? Values[Type]
        : never;

/** The values of an entry, each with the clauses that state it, by the keys of its section. */
export type StatedValues<F extends Fields> = { readonly [Key in keyof F]?: Stated<ValueOf<F[Key]>> };

/** A time of day, a window, or something that comes round. */
export function schedule(meaning: string): ScheduleField {
  return { type: "schedule", meaning };
}

/** A length of time that is never 0. */
export function span(meaning: string): QuantityField {
  return { type: "quantity", of: "span", meaning };
}

/** A length of time, 0 included. */
export function time(meaning: string): QuantityField {
  return { type: "quantity", of: "time", meaning };
}

/** A number with a unit of one of the dimensions. */
export function amount(meaning: string, ...of: readonly Dimension[]): QuantityField {
  return { type: "quantity", of, meaning };
}

/** A share of all, or another quantity to be reached. */
export function objective(meaning: string): QuantityField {
  return { type: "quantity", of: "objective", meaning };
}

export function money(meaning: string): MoneyField {
  return { type: "money", meaning };
}

/** A name or an address: one text, not empty. */
export function text(meaning: string, names?: Named): TextField {
  return { type: "text", meaning, ...(names && { names }) };
}

/** A text of a form: `pattern` over the whole of it, `example` for people. */
export function formed(meaning: string, pattern: RegExp, example: string): TextField {
  return { type: "text", form: { pattern, example }, meaning };
}

/** What the document says is done, in its own words; that it is not done is said by leaving the key out. */
export function done(meaning: string): TextField {
  return { type: "text", form: "done", meaning };
}

/** One of a closed list of words; each may have further spellings. */
export function word<Word extends string>(
  meaning: string,
  words: Readonly<Record<Word, readonly string[]>>,
): WordField<Word> {
  return { type: "word", words, meaning };
}

/** One text or several. */
export function list(meaning: string): TextsField {
  return { type: "texts", meaning };
}

/** Several lengths of time. */
export function spans(meaning: string): SpansField {
  return { type: "spans", meaning };
}

/** Several words of a closed list. */
export function wordList<const Words extends readonly string[]>(
  meaning: string,
  words: Words,
): WordsField<Words[number]> {
  return { type: "words", words, meaning };
}
