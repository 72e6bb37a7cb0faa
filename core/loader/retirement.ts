import type { KeptData, Retirement } from "../model";
import type { Reading } from "./reading";
import type { RawSystem } from "./schema/system";

/** `retired:` of a system; a piece of data is kept until a day after it, and said once. */
export function readRetirement(reading: Reading, { retired }: RawSystem): Retirement | undefined {
  if (retired === undefined) return undefined;
  const seen = new Set<string>();
  const kept = retired.kept.map((entry): KeptData => {
    const place = reading.tree.place(entry);
    const refuse = (key: "what" | "until", what: string, change: string) =>
      reading.problem("SPEC-RETIRED", reading.tree.place(entry, key), { what, given: entry[key], change });
    if (entry.until <= retired.on) {
      refuse(
        "until",
        `not kept beyond the day the system retires, ${retired.on}`,
        "write a later day, or take it out of kept:",
      );
    }
    if (seen.has(entry.what)) refuse("what", "said twice", "remove one");
    seen.add(entry.what);
    return { ...entry, ...place };
  });
  return { on: retired.on, because: retired.because, kept, at: reading.tree.place(retired).at };
}
