/** A telephone number as action groups take it. */
export interface PhoneNumber {
  /** Country calling code without the plus sign. */
  readonly country: string;
  /** National significant number: digits, without the leading 0. */
  readonly national: string;
}

/** Calling codes of one and two digits (ITU-T E.164); every other has three. */
const oneDigit = ["1", "7"];
const twoDigits =
  "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".split(
    " ",
  );

/** Splits `+81-90-1234-5678`; undefined when it is no E.164 number. */
export function splitNumber(text: string): PhoneNumber | undefined {
  const digits = /^\+([\d\s().-]+)$/.exec(text.trim())?.[1]?.replace(/\D/g, "") ?? "";
  if (digits.length < 7 || digits.length > 15) return undefined;
  const length = oneDigit.includes(digits.slice(0, 1)) ? 1 : twoDigits.includes(digits.slice(0, 2)) ? 2 : 3;
  return { country: digits.slice(0, length), national: digits.slice(length) };
}
