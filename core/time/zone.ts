const minute = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const fields = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
  const made = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...fields });
  formats.set(zone, made);
  return made;
}

/** Minutes by which the clocks of an IANA zone are ahead of UTC at an instant (milliseconds since 1970). */
export function offsetAt(instant: number, zone: string): number {
  const fields: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) fields[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute: minutes = 0 } = fields;
  return (Date.UTC(year, month - 1, day, hour, minutes) - Math.floor(instant / minute) * minute) / minute;
}

const offsets = new Map<string, readonly number[]>();

/** Every offset of a zone from 2025 to 2037 (rules further out are guesses), smallest first: one alone where clocks are never changed. */
export function offsetsOf(zone: string): readonly number[] {
  const known = offsets.get(zone);
  if (known) return known;
  const found = new Set<number>();
  for (let month = 0; month < 13 * 12; month++) found.add(offsetAt(Date.UTC(2025, month, 15), zone));
  const sorted = [...found].sort((a, b) => a - b);
  offsets.set(zone, sorted);
  return sorted;
}

/**
 * The instants at which the clocks of a zone show a wall-clock time, given as if it were UTC: none where the clocks
 * skip it, two where they show it twice, earliest first.
 */
export function instantsOfWallClock(wallClock: number, zone: string): number[] {
  const [only, ...others] = offsetsOf(zone);
  if (only !== undefined && others.length === 0) return [wallClock - only * minute];
  const day = 24 * 60 * minute;
  const candidates = new Set([offsetAt(wallClock - day, zone), offsetAt(wallClock + day, zone)]);
  return [...candidates]
    .map((offset) => wallClock - offset * minute)
    .filter((instant) => instant + offsetAt(instant, zone) * minute === wallClock)
    .sort((a, b) => a - b);
}

/** What the clocks of a zone show at an instant, written as if in UTC. */
export function wallClockAt(instant: number, zone: string): number {
  const [only, ...others] = offsetsOf(zone);
  const offset = only !== undefined && others.length === 0 ? only : offsetAt(instant, zone);
  return instant + offset * minute;
}
