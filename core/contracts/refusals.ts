import { counted, type InputLimit, type OnlyWhere, type ResourceContract } from "../model";
import { type Found, isUnknown, type Properties, unknownValue, valuesAt } from "./values";

/** Why the platform would not take an input. */
export interface Refusal {
  readonly property: string;
  /** The value, in the platform's unit; absent where there is none. */
  readonly given?: string;
  readonly allowed: string;
  /** The accepted value nearest to it, of numbers. */
  readonly nearest?: string;
  /** What it is beyond; absent where an input is missing. */
  readonly limit?: InputLimit;
}

/** What is wrong with the inputs of a resource as far as they are known. */
export function refusals(contract: ResourceContract, inputs: Properties): Refusal[] {
  return [
    ...(contract.required ?? []).flatMap((path) => missing(path, inputs)),
    ...(contract.limits ?? []).flatMap((limit) => beyond(limit, inputs)),
  ];
}

/** A refusal as a provider words it. */
export function reasonOf({ given, allowed }: Refusal): string {
  return given === undefined ? `required: ${allowed}` : `${given}; ${allowed}`;
}

function missing(path: string, inputs: Properties): Refusal[] {
  const alternatives = path.split("|");
  if (alternatives.some((alternative) => valuesAt(inputs, alternative).length > 0)) return [];
  return [{ property: alternatives[0] as string, allowed: alternatives.join(" or ") }];
}

function beyond(limit: InputLimit, inputs: Properties): Refusal[] {
  const found = valuesAt(inputs, limit.at).filter(({ path }) => isMeant(limit.only, path, inputs));
  const { times } = limit;
  if (times !== undefined && found.length > times) {
    const [{ path }] = found as [Found];
    return [{ property: path, given: `${found.length} of them`, allowed: `at most ${times}`, limit }];
  }
  return found
    .filter(({ value }) => isKnown(limit, value))
    .flatMap(({ path, value }) => {
      const refused = sizeRefused(limit, value) ?? formRefused(limit, value) ?? numberRefused(limit, value);
      return refused ? [{ property: path, ...refused, limit }] : [];
    });
}

/** Entries are counted also where what they will be is not known yet. */
function isKnown({ entries }: InputLimit, value: Found["value"]): boolean {
  return entries === undefined ? !isUnknown(value) : value !== unknownValue;
}

/** Whether the other input, in the same entries of lists, has the value the limit holds for. */
function isMeant(only: OnlyWhere | undefined, path: string, inputs: Properties): boolean {
  if (!only) return true;
  const indices = [...path.matchAll(/\[(\d+)\]/g)].map(([whole]) => whole);
  const at = only.at.replaceAll("[*]", () => indices.shift() ?? "");
  return valuesAt(inputs, at).some(({ value }) => value === only.is);
}

type Excess = Pick<Refusal, "given" | "allowed" | "nearest">;

function sizeRefused({ longest, bytes, entries }: InputLimit, value: Found["value"]): Excess | undefined {
  const letters = [...String(value)].length;
  if (longest !== undefined && letters > longest)
    return { given: counted(letters, "character"), allowed: `at most ${longest}` };
  const size = Buffer.byteLength(String(value));
  if (bytes !== undefined && size > bytes) return { given: counted(size, "byte"), allowed: `at most ${bytes}` };
  const many = typeof value === "object" && value !== null ? Object.keys(value).length : 0;
  if (entries !== undefined && many > entries)
    return { given: counted(many, "entry", "entries"), allowed: `at most ${entries}` };
  return undefined;
}

function formRefused({ form, accepted, unit }: InputLimit, value: Found["value"]): Excess | undefined {
  const given = String(value);
  if (form && !form.pattern.test(given)) return { given, allowed: form.words };
  if (!accepted || accepted.some((one) => String(one) === given)) return undefined;
  const numbers = accepted.filter((one) => typeof one === "number");
  const near = typeof value === "number" ? closest(value, numbers) : undefined;
  return {
    given: measured(given, unit),
    allowed: `one of ${accepted.join(", ")}`,
    ...(near !== undefined && { nearest: measured(String(near), unit) }),
  };
}

function closest(value: number, accepted: readonly number[]): number | undefined {
  return [...accepted].sort((a, b) => Math.abs(a - value) - Math.abs(b - value))[0];
}

function numberRefused(limit: InputLimit, value: Found["value"]): Excess | undefined {
  const { least = -Infinity, most = Infinity, multipleOf, besides = [], unit } = limit;
  const number = Number(value);
  const outside = number < least || number > most;
  const uneven = multipleOf !== undefined && number % multipleOf !== 0 && !besides.includes(number);
  if (!outside && !uneven) return undefined;
  const step = multipleOf ?? 1;
  const near = Math.min(most, Math.max(least, uneven ? Math.round(number / step) * step : number));
  return {
    given: Number.isNaN(number) ? "no number" : measured(String(number), unit),
    allowed: rangeText(limit),
    ...(!Number.isNaN(number) && { nearest: measured(String(near), unit) }),
  };
}

/** What a number may be: `1 to 35 days`, `at most 1000 percent`, `a multiple of 60`. */
function rangeText({ least, most, multipleOf, unit }: InputLimit): string {
  const range =
    least !== undefined && most !== undefined
      ? measured(`${least} to ${most}`, unit)
      : least !== undefined
        ? `at least ${measured(String(least), unit)}`
        : most !== undefined
          ? `at most ${measured(String(most), unit)}`
          : undefined;
  const steps = multipleOf === undefined ? undefined : multipleOf === 1 ? "whole" : `a multiple of ${multipleOf}`;
  return [range, steps].filter((part) => part !== undefined).join(", ");
}

/** `1 day`, `35 days`, `USD 5`; units in capitals are currencies. */
function measured(amount: string, unit: string | undefined): string {
  if (unit === undefined) return amount;
  if (/^[A-Z]{3}$/.test(unit)) return `${unit} ${amount}`;
  return `${amount} ${amount === "1" || !/^[a-z]+$/.test(unit) || unit === "percent" ? unit : `${unit}s`}`;
}

/** What an input may be, as a table shows it. */
export function boundsText(limit: InputLimit): string {
  const { longest, bytes, entries, times, form, accepted, unit } = limit;
  if (longest !== undefined) return `at most ${counted(longest, "character")}`;
  if (bytes !== undefined) return `at most ${counted(bytes, "byte")}`;
  if (entries !== undefined) return `at most ${counted(entries, "entry", "entries")}`;
  if (times !== undefined) return `at most ${times} of them`;
  if (form) return form.words;
  if (accepted) return measured(accepted.join(", "), unit);
  return rangeText(limit);
}
