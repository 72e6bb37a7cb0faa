import type { DashboardPanel, FieldDefaults, Step } from "./dashboard";

/** Points of one line, and of a day four an hour. */
export const points = 97;

/** Values for each line of a panel: waves that go from well to beyond every limit and back. The same on every run. */
export function simulate(panel: DashboardPanel, lines: number): number[][] {
  const defaults = panel.fieldConfig?.defaults ?? {};
  const random = randomFrom(`${panel.title}/${panel.id}`);
  const isState = isStateOf(defaults);
  return Array.from({ length: Math.max(1, lines) }, (_, line) =>
    isState ? states(random) : wave(spanOf(defaults), line, random, defaults),
  );
}

/** Something that is up (1) or down (0). */
export function isStateOf({ unit }: FieldDefaults): boolean {
  return unit === "bool_on_off";
}

/** Where the values lie: across all limits, or in a usual range of the unit where there are none. */
function spanOf(defaults: FieldDefaults): { low: number; high: number } {
  const limits = limitsOf(defaults);
  const lowest = Math.min(...limits);
  const highest = Math.max(...limits);
  if (limits.length === 0) return { low: 0.2 * usual(defaults.unit), high: 0.8 * usual(defaults.unit) };
  const room = Math.max(highest - lowest, Math.abs(highest) * 0.5, defaults.unit === "short" ? 3 : 0.5);
  return { low: lowest - 0.6 * room, high: highest + 0.4 * room };
}

export function limitsOf({ thresholds }: FieldDefaults): number[] {
  return (thresholds?.steps ?? []).flatMap(({ value }: Step) => value ?? []);
}

function usual(unit = ""): number {
  const sizes: Readonly<Record<string, number>> = { percentunit: 1, s: 0.6, bytes: 5e9, bps: 4e8, short: 400 };
  return sizes[unit] ?? 100;
}

function wave(
  { low, high }: { low: number; high: number },
  line: number,
  random: () => number,
  { min, max, unit }: FieldDefaults,
): number[] {
  const phase = random() * Math.PI * 2;
  const middle = (low + high) / 2;
  const size = (high - low) / 2;
  return Array.from({ length: points }, (_, at) => {
    const turn = (at / points) * Math.PI * 4 + phase + line * 0.5;
    const wanted = middle + size * (0.92 * Math.sin(turn) + 0.16 * (random() - 0.5)) * (1 - 0.12 * line);
    const value = unit === "short" ? Math.round(wanted) : wanted;
    return Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, value));
  });
}

/** Up, with one stretch of being down. */
function states(random: () => number): number[] {
  const start = Math.floor(points * (0.3 + 0.4 * random()));
  return Array.from({ length: points }, (_, at) => (at >= start && at < start + 6 ? 0 : 1));
}

/** A small generator (mulberry32) seeded by a text, so that a page differs only where a dashboard does. */
function randomFrom(text: string): () => number {
  let state = 2_166_136_261;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
