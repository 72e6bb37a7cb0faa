import { isZone } from "../model";
import type { Reading } from "./reading";
import { nearest } from "./suggest";

const canonical: readonly string[] = Intl.supportedValuesOf("timeZone");

/** Reports a zone that is no IANA name. Offsets (`+09:00`) are none: they know no daylight saving. */
export function checkTimezone(reading: Reading, root: { timezone: string }): void {
  if (isTimezone(root.timezone)) return;
  const near = nearestZone(root.timezone);
  reading.problem("SPEC-TIMEZONE", reading.tree.place(root, "timezone"), {
    what: "no time zone of this name",
    given: root.timezone,
    allowed: "an IANA name such as Asia/Tokyo",
    change: near === undefined ? "correct it" : `did you mean ${near}?`,
  });
}

/** The zone to go on with: a wrong one is reported once and not at every schedule. */
export function timezoneOf(name: string): string {
  return isTimezone(name) ? name : "UTC";
}

/**
 * Names without an area that the IANA database has (its files `backward` and `etcetera`). ICU, which Intl asks, knows
 * more: JST, IST, BST, CST and the like, which are no zone to a platform and UTC to the C library.
 */
const withoutArea: ReadonlySet<string> = new Set(
  (
    "CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran " +
    "Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK " +
    "Singapore Turkey UCT UTC Universal W-SU WET Zulu"
  ).split(" "),
);

/** ICU's own, or gone from the IANA database. */
const notIana = /^(SystemV\/.*|US\/Pacific-New|Canada\/East-Saskatchewan|Etc\/Unknown)$/;

/** What people write for a zone, and the zone that is meant; only where there is no doubt. */
const meant: Readonly<Record<string, string>> = { JST: "Asia/Tokyo" };

/** Names are written as the platforms compare them, letter by letter: `asia/tokyo` is none. */
function isTimezone(name: string): boolean {
  if (canonical.includes(name)) return true;
  if (!name.includes("/") && !withoutArea.has(name)) return false;
  if (notIana.test(name)) return false;
  if (!/^[A-Z][\w+-]*(\/[A-Z][\w+-]*)*$/.test(name)) return false;
  return isZone(name);
}

function nearestZone(given: string): string | undefined {
  const lower = given.toLowerCase();
  return (
    (Object.hasOwn(meant, given) ? meant[given] : undefined) ??
    canonical.find((name) => name.toLowerCase() === lower) ??
    canonical.find((name) => name.split("/").at(-1)?.toLowerCase() === lower) ??
    nearest(given, canonical)
  );
}
