import type { Money } from "./money";
import { baseAmount, type Quantity } from "./quantity";
import type { Schedule } from "./schedule";
import type { Stated } from "./stated";
import type { Intent } from "./system";

interface Values {
  readonly quantity: Quantity;
  readonly schedule: Schedule;
  readonly money: Money;
  readonly text: string;
  readonly word: string;
}

/** The value of a name, when the entry has one of that type. */
function valueNamed<T extends keyof Values>(intent: Intent, type: T, name: string): Stated<Values[T]> | undefined {
  const value = intent.values[name];
  return value?.type === type ? (value.stated as Stated<Values[T]>) : undefined;
}

export function quantityOf(intent: Intent, name: string): Stated<Quantity> | undefined {
  return valueNamed(intent, "quantity", name);
}

export function scheduleOf(intent: Intent, name = "schedule"): Stated<Schedule> | undefined {
  return valueNamed(intent, "schedule", name);
}

export function moneyOf(intent: Intent, name: string): Stated<Money> | undefined {
  return valueNamed(intent, "money", name);
}

/** A text, or the first spelling of a word. */
export function textOf(intent: Intent, name: string): Stated<string> | undefined {
  return valueNamed(intent, "text", name) ?? valueNamed(intent, "word", name);
}

/** A number of an entry in the base unit of its dimension. */
export function amountOf(intent: Intent, name: string): number | undefined {
  const stated = quantityOf(intent, name);
  return stated && baseAmount(stated.value);
}

/** The items of a list of texts; none where the entry has no such list. */
export function listOf(intent: Intent, name: string): readonly string[] {
  return textOf(intent, name)?.value.split(", ") ?? [];
}
