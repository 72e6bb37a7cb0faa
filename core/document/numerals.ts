import Decimal from "decimal.js";

const digits = "〇一二三四五六七八九";
const powers: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const myriads: Readonly<Record<string, string>> = { 万: "1e4", 億: "1e8" };
const scales: Readonly<Record<string, string>> = { k: "1e3", K: "1e3", M: "1e6", million: "1e6", thousand: "1e3" };

const small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";
const words = new Map<string, string>([
  ...`${small} seventeen eighteen nineteen`.split(" ").map((word, at): [string, string] => [word, String(at)]),
  ..."twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, at): [string, string] => [word, String((at + 2) * 10)]),
  ["a", "1"],
  ["an", "1"],
  ["half a", "0.5"],
  ["half an", "0.5"],
  ["a dozen", "12"],
  ["半", "0.5"],
]);

/** Digits with separators and a decimal point: `1,000`, `99.95`. */
export const digitsPattern = String.raw`(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:\.\d+)?`;

/** Digits, with or without `万`, `億`, `千`, or several of them: `1億5,000万`. */
export const numeralPattern = String.raw`(?:${digitsPattern}\s?[万億千百])*${digitsPattern}(?:\s?[万億千百]+)?`;

/** Numbers written as words, which count only before a unit: `三十`, `twenty-four`, `half an`, `半`. */
export const wordNumeralPattern = String.raw`[〇一二三四五六七八九十百千]+(?:[万億][〇一二三四五六七八九十百千]*)*|半|(?<![A-Za-z])(?:half an?|a dozen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|${small.replaceAll(" ", "|")}|seventeen|eighteen|nineteen|an?)(?![A-Za-z])`;

/** The number a text says, as a decimal string. Undefined for a text that is none. */
export function parseNumeral(text: string): string | undefined {
  const plain = text.trim();
  const said = words.get(plain.toLowerCase());
  if (said !== undefined) return said;
  if (/^[A-Za-z]/.test(plain)) return tensAndOnes(plain.toLowerCase());
  if (/^[\d]/.test(plain)) return scaled(plain);
  return kanji(plain);
}

/** Multiplies a decimal by the scale a document writes behind it, such as `万`, `k` or `million`. */
export function scaleBy(amount: string, scale: string | undefined): string {
  const factor = scale === undefined ? undefined : (scales[scale] ?? scales[scale.toLowerCase()]);
  return factor === undefined ? amount : new Decimal(amount).mul(factor).toFixed();
}

function tensAndOnes(text: string): string | undefined {
  const parts = text.split(/[- ]/).map((part) => words.get(part));
  return parts.includes(undefined) ? undefined : String(parts.reduce((sum, part) => sum + Number(part), 0));
}

function scaled(text: string): string | undefined {
  let sum = new Decimal(0);
  for (const [, number, signs = ""] of text.matchAll(/([\d,.]+)\s?([万億千百]*)/g)) {
    const amount = new Decimal((number as string).replaceAll(",", ""));
    sum = sum.add([...signs].reduce((value, sign) => value.mul(powers[sign] ?? (myriads[sign] as string)), amount));
  }
  return sum.toFixed();
}

function kanji(text: string): string | undefined {
  if (!/^[〇一二三四五六七八九十百千万億]+$/.test(text)) return undefined;
  if (/^[〇一二三四五六七八九]{2,}$/.test(text))
    return String(Number([...text].map((sign) => digits.indexOf(sign)).join("")));
  let total = new Decimal(0);
  let section = 0;
  let digit: number | undefined;
  for (const sign of text) {
    const power = powers[sign];
    if (digits.includes(sign)) digit = digits.indexOf(sign);
    else if (power !== undefined) {
      section += (digit ?? 1) * power;
      digit = undefined;
    } else {
      total = total.add(new Decimal(section + (digit ?? 0)).mul(myriads[sign] as string));
      section = 0;
      digit = undefined;
    }
  }
  return total.add(section + (digit ?? 0)).toFixed();
}
