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

/** Names are written as the platforms compare them, letter by letter: `asia/tokyo` is none. */
function isTimezone(name: string): boolean {
  if (canonical.includes(name)) return true;
  if (!/^[A-Z][\w+-]*(\/[A-Z][\w+-]*)*$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function nearestZone(given: string): string | undefined {
  const lower = given.toLowerCase();
  return (
    canonical.find((name) => name.toLowerCase() === lower) ??
    canonical.find((name) => name.split("/").at(-1)?.toLowerCase() === lower) ??
    nearest(given, canonical)
  );
}
