import { amountsIn, type Bare, moneyIn, namedDaysIn } from "./amounts";
import { contactsIn } from "./contacts";
import { directionAround } from "./directions";
import { examplesIn } from "./examples";
import { Claims, type Found, type Passed } from "./found";
import { schedulesIn } from "./schedules";

/** What is in a text: values, numbers without a unit, and numbers that are examples. Each in order of place. */
export interface Scan {
  readonly found: readonly Found[];
  readonly bare: readonly (Bare & Pick<Found, "direction">)[];
  readonly passed: readonly Passed[];
}

/** Longer than any word, number or address a person writes; searching within would take quadratic time. */
const noWord = /[!-~]{240,}|\d{19,}|[〇一二三四五六七八九十百千万億]{21,}/gu;

/** Reads every number of a text once: the more specific reading comes first. */
export function scan(written: string, timezone: string): Scan {
  const text = written.replace(noWord, (run) => "x".repeat(run.length));
  const claims = new Claims(text.length);
  const contacts = contactsIn(text, claims);
  const passed = examplesIn(text, claims);
  const days = namedDaysIn(text, claims);
  const schedules = schedulesIn(text, timezone, claims);
  const money = moneyIn(text, claims);
  const amounts = amountsIn(text, claims);
  const all = [...contacts, ...days, ...schedules, ...money, ...amounts.found].sort((a, b) => a.from - b.from);
  // `ninety percent (90%)` is one value.
  const repeats = all.filter((one, at) => at > 0 && isRepeated(text, all[at - 1] as Found, one));
  const found = all.filter((one) => !repeats.includes(one));
  return {
    found: found.map((one) => directed(text, one)),
    bare: amounts.bare.map((one) => directed(text, one)),
    passed: [...passed, ...repeats.map(({ from, to }): Passed => ({ from, to, reason: "repeated" }))],
  };
}

function isRepeated(text: string, before: Found, { from, value }: Found): boolean {
  return /^ ?\($/.test(text.slice(before.to, from)) && JSON.stringify(before.value) === JSON.stringify(value);
}

function directed<T extends { readonly from: number; readonly to: number; readonly kind?: unknown }>(
  text: string,
  one: T,
): T & Pick<Found, "direction"> {
  const direction = one.kind === undefined ? directionAround(text, one.from, one.to) : undefined;
  return direction ? { ...one, direction } : one;
}
