/** An amount of money with its ISO 4217 currency: `JPY 500,000`. The amount is a decimal string. */
export interface Money {
  readonly currency: string;
  readonly amount: string;
}

/** Parses `JPY 500,000` and `USD 3,333.33`. */
export function parseMoney(text: string): Money | undefined {
  const found = /^([A-Z]{3})\s+(\d[\d,]*(?:\.\d+)?)$/.exec(text.trim());
  return found ? { currency: found[1] as string, amount: (found[2] as string).replaceAll(",", "") } : undefined;
}
