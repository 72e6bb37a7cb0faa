import Decimal from "decimal.js";
import type { Language } from "../model";

const timeUnits = [
  { name: "d", ja: "日", seconds: 86_400, from: 2 * 86_400 },
  { name: "h", ja: "時間", seconds: 3_600, from: 3_600 },
  { name: "min", ja: "分", seconds: 60, from: 60 },
  { name: "s", ja: "秒", seconds: 1, from: 0 },
] as const;

/** `4.32 min`, `27.9 h`, `4.32分`: seconds in the unit people would say, four significant digits. */
export function timeText(seconds: number | string, language: Language = "en"): string {
  const length = new Decimal(seconds);
  const unit = timeUnits.find(({ from }) => length.gte(from)) ?? timeUnits[3];
  const amount = short(length.div(unit.seconds), 4);
  return language === "ja" ? `${amount}${unit.ja}` : `${amount} ${unit.name}`;
}

/** A share as `99.4475 %`, six significant digits. */
export function percentText(share: Decimal.Value): string {
  return `${short(new Decimal(share).mul(100), 6)} %`;
}

/** A plain number with four significant digits and no exponent. */
export function numberText(value: Decimal.Value): string {
  return short(new Decimal(value), 4);
}

function short(value: Decimal, digits: number): string {
  return value.toSignificantDigits(digits).toFixed();
}
