import { type MaintenanceSpec, type PlannedStop, type Problem, type SloSpec, type System, seconds } from "../../model";
import { instantsOf, windowMinutes } from "../../time";

const day = 86_400_000;

/** The planned stops an objective does not count: entries of `maintenance:` that its `excludes` names. */
export function stopsOf(
  spec: SloSpec,
  system: System,
): { stops: PlannedStop[]; flaws: Omit<Problem, "at" | "path">[] } {
  const names = spec.excludes?.value ?? [];
  const entries = new Map(system.maintenance.map((entry) => [entry.key, entry]));
  const unknown = names.filter((name) => stopOf(entries.get(name), system.asOf) === undefined);
  return {
    stops: names.flatMap((name) => stopOf(entries.get(name), system.asOf) ?? []),
    flaws: unknown.map((given) => ({
      code: "PLAN-SLO-EXCLUDES",
      what: "no planned stop of this name",
      given,
      allowed: "an entry of maintenance with a window",
      change: "name an entry that stops the service, or leave excludes out",
    })),
  };
}

/** As long as the documented stop, else as the whole window; as often as its window comes in the year ahead. */
export function stopOf(entry: MaintenanceSpec | undefined, asOf: string): PlannedStop | undefined {
  const window = entry?.window?.value;
  if (!entry || !window?.time || !window.until) return undefined;
  const documented = entry.downtime?.value;
  const from = Date.parse(asOf);
  return {
    key: entry.key,
    title: entry.title,
    seconds: documented ? seconds(documented) : windowMinutes(window.time, window.until) * 60,
    timesAYear: instantsOf(window, from, from + 365 * day).length,
    window,
  };
}
