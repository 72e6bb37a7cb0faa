import type { Field } from "../model";
import type { ValueType } from "./values";
import * as values from "./values";

/** How the value of a key is read, in the time zone of the system. */
export function typeOf(field: Field, timezone: string): ValueType<unknown> {
  switch (field.type) {
    case "schedule":
      return values.schedule(timezone);
    case "quantity":
      return quantityType(field.of);
    case "money":
      return values.money;
    case "text":
      if (field.form === "done") return values.affirmed;
      return field.form ? values.formed(field.form.pattern, field.form.example) : values.text;
    case "word":
      return values.word(field.words);
    case "texts":
      return values.texts;
    case "spans":
      return values.intervals;
    case "words":
      return values.wordList(field.words);
  }
}

type QuantityKind = Extract<Field, { type: "quantity" }>["of"];

const quantityTypes = { span: values.interval, time: values.duration, objective: values.objective };

function quantityType(of: QuantityKind): ValueType<unknown> {
  return typeof of === "string" ? quantityTypes[of] : values.quantity(...of);
}

const quantityWords = {
  span: "time, never 0",
  time: "time",
  objective: "share of at most 100%, or another quantity",
} as const;

/** What people write, in a word or two: the type column of the docs. */
export function writtenAs(field: Field): string {
  switch (field.type) {
    case "quantity":
      return typeof field.of === "string" ? quantityWords[field.of] : field.of.join(" or ");
    case "text":
      if (field.form === "done") return "the document's words, never a no";
      if (field.form) return `text like ${field.form.example}`;
      return field.names === undefined ? "text" : `a ${field.names}`;
    case "word":
      return Object.keys(field.words).join(", ");
    case "texts":
      return "list";
    case "spans":
      return "list of times";
    case "words":
      return `list of ${field.words.join(", ")}`;
    default:
      return field.type;
  }
}

/** Every spelling accepted, where the list is closed. */
export function spellingsIn(field: Field): readonly string[] | undefined {
  if (field.type === "words") return field.words;
  if (field.type !== "word") return undefined;
  return Object.entries(field.words).flatMap(([name, others]) => [name, ...others]);
}
