import { isZone, type TimeOfDay } from "../model";

/** Offsets and names by which documents call a time zone, and the IANA zone of each. */
const zones: Readonly<Record<string, string>> = {
  UTC: "UTC",
  GMT: "Etc/GMT",
  Z: "UTC",
  協定世界時: "UTC",
  JST: "Asia/Tokyo",
  日本時間: "Asia/Tokyo",
  日本標準時: "Asia/Tokyo",
  KST: "Asia/Seoul",
  IST: "Asia/Kolkata",
  SGT: "Asia/Singapore",
  CET: "Europe/Paris",
  CEST: "Europe/Paris",
  BST: "Europe/London",
  ET: "America/New_York",
  EST: "America/New_York",
  EDT: "America/New_York",
  CT: "America/Chicago",
  CST: "America/Chicago",
  CDT: "America/Chicago",
  MT: "America/Denver",
  MST: "America/Denver",
  MDT: "America/Denver",
  PT: "America/Los_Angeles",
  PST: "America/Los_Angeles",
  PDT: "America/Los_Angeles",
  AEST: "Australia/Sydney",
  AEDT: "Australia/Sydney",
};

const zonePattern = new RegExp(
  String.raw`^\s?[(（]?\s?(?:(?<utc>(?:UTC|GMT)\s?(?<sign>[+-])\s?(?<hours>\d{1,2})(?::?00)?)|(?<name>${Object.keys(
    zones,
  )
    .sort((a, b) => b.length - a.length)
    .join("|")})(?![A-Za-z])|(?<iana>[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+))(?: time)?\s?[)）]?`,
);

/** A time zone at the start of a text, with its length there. Offsets become the fixed zones `Etc/GMT-9`. */
export function zoneAt(text: string): { readonly timezone: string; readonly length: number } | undefined {
  const found = zonePattern.exec(text.slice(0, 60));
  if (!found?.groups) return undefined;
  const { utc, sign, hours, name, iana } = found.groups;
  const length = found[0].length;
  if (utc !== undefined) {
    const offset = Number(hours);
    if (offset > 14) return undefined;
    if (offset === 9 && sign === "+") return { timezone: "Asia/Tokyo", length };
    return { timezone: offset === 0 ? "UTC" : `Etc/GMT${sign === "+" ? "-" : "+"}${offset}`, length };
  }
  if (name !== undefined) return { timezone: zones[name] as string, length };
  return iana !== undefined && isZone(iana) ? { timezone: iana, length } : undefined;
}

const halves = "午前|午後|AM|PM|am|pm|深夜|早朝|夜間?|朝|夕方|未明|昼|正午";

/** A time of day in either language, without flags of its own: `翌2:00`, `午後3時半`, `2:30 pm`, `2am`, `noon`. */
export const clockPattern = String.raw`(?:翌日?朝?の?\s?)?(?:(?:${halves})の?\s?)?(?:(?<![\d:.])(?:[01]?\d|2[0-9]|30):[0-5]\d(?::[0-5]\d)?(?![\d:]*\d)(?:\s?(?:[ap]\.?m\.?|[AP]\.?M\.?)(?![A-Za-z]))?|(?<![\d:.])(?:[01]?\d|2[0-9]|30)時(?!間)(?:[0-5]?\d分(?!間)|半)?|(?<![\d:.])(?:1[0-2]|0?[1-9])\s?(?:[ap]\.?m\.?|[AP]\.?M\.?)(?![A-Za-z])|正午|(?<![A-Za-z])(?:noon|midday|midnight)(?![A-Za-z])|(?:[〇二三四五六七八九十][〇一二三四五六七八九十]{0,2}|(?<=午前|午後)一)時(?!間)半?)`;

const kanjiDigits = "〇一二三四五六七八九";

/** Reads what `clockPattern` matches; 24:00 and later hours are the next morning, as Japanese documents write them. */
export function parseClock(text: string): TimeOfDay | undefined {
  if (/正午|noon|midday/i.test(text)) return { hour: 12, minute: 0 };
  if (/midnight/i.test(text)) return { hour: 0, minute: 0 };
  const western = text.replace(/[〇一二三四五六七八九十]{1,3}(?=時)/, (kanji) => String(kanjiHour(kanji)));
  const found = /(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分|(半))?)?/.exec(western);
  if (!found) return undefined;
  const minute = found[4] === undefined ? Number(found[2] ?? found[3] ?? 0) : 30;
  return { hour: hourOf(Number(found[1]), western), minute };
}

function hourOf(written: number, text: string): number {
  if (written === 24 && !/翌/.test(text)) return 24;
  const hour = written > 24 ? written - 24 : written % 24;
  if (/午後|夕方|p\.?m/i.test(text) && hour < 12) return hour + 12;
  if (/夜(?!中)/.test(text) && !/深夜/.test(text) && hour >= 5 && hour < 12) return hour + 12;
  if (/午前|a\.?m/i.test(text) && hour === 12) return 0;
  return hour;
}

function kanjiHour(text: string): number {
  const [tens, ones] = text.includes("十") ? text.split("十") : [undefined, text];
  const digit = (sign: string | undefined, otherwise: number): number => (sign ? kanjiDigits.indexOf(sign) : otherwise);
  return (tens === undefined ? 0 : digit(tens, 1) * 10) + digit(ones, 0);
}
