import { parseDecimal } from "./quantity";

/** An amount of money with its ISO 4217 currency: `JPY 500,000`. The amount is a decimal string. */
export interface Money {
  readonly currency: string;
  readonly amount: string;
}

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** Parses `JPY 500,000` and `USD 3,333.33`. Undefined for a currency that does not exist and for negative amounts. */
export function parseMoney(text: string): Money | undefined {
  const found = /^([A-Z]{3})\s+(\d[\d,.]*)$/.exec(text.trim());
  const amount = found && parseDecimal(found[2] as string);
  return found && amount && currencies.has(found[1] as string) ? { currency: found[1] as string, amount } : undefined;
}

/** Digits a currency has after the point by ISO 4217: 0 of JPY, 2 of USD. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 0;
}
