import type { Catalogue } from "../catalogue";
import { about } from "../evidence";
import {
  type AlertSpec,
  type ClauseId,
  type DataStore,
  type Fact,
  longestGap,
  type Protection,
  periodOf,
  type Quantity,
  type RecoveryObjectives,
  type Severity,
  type Stated,
  seconds,
  type Threshold,
} from "../model";
import { derivedAlert, isMeasured, olderThan, runbookOf } from "./derived";

/** What a backup may take beyond its period before somebody must look: to start, and to finish. Seconds. */
const slack = 4 * 3600;

/** A continuous backup that is behind by this is none any more. Seconds. */
const interruption = 3600;

/** A derived alert, on its way to a specification. */
interface Derived {
  readonly concept: string;
  readonly suffix: string;
  readonly severity: Severity;
  readonly threshold: Stated<Threshold>;
  /** Facts of the objective the limit is. */
  readonly states?: readonly Fact[];
  /** Rows whose schedule the limit was made of. */
  readonly watches?: readonly ClauseId[];
}

/**
 * The alerts an objective asks for, wherever the catalogue can measure them on the kind of the store: the newest
 * restorable moment against the RPO, the last restore against the RTO, and backups and restore tests that stay out.
 * An alert the system file writes itself, of the same concept on the same resource, takes their place.
 */
export function backupAlerts(
  stores: readonly DataStore[],
  catalogue: Catalogue,
  written: readonly AlertSpec[],
): AlertSpec[] {
  return stores.flatMap((store) =>
    derived(store)
      .filter(({ concept }) => isMeasured(concept, store.resource, catalogue))
      .filter(({ concept }) => !written.some((alert) => alert.concept === concept && alert.on === store.resource?.key))
      .map((one) => specOf(one, store)),
  );
}

function derived({ objectives, protections, restoreTest }: DataStore): Derived[] {
  const { rto } = objectives ?? {};
  const [snapshot] = protections.filter(({ method }) => method === "snapshot");
  const late = snapshot && lateSnapshot(snapshot);
  return [
    ...restorable(objectives, protections),
    ...(late ? [{ concept: "backup.snapshot_age", suffix: "backup.age", severity: "warning" as const, ...late }] : []),
    ...(rto && restoreTest
      ? [
          {
            concept: "restore_test.duration",
            suffix: "restore-test.duration",
            severity: "warning" as const,
            threshold: above(rto),
            states: about(objectives?.entry.facts ?? [], "rto"),
          },
        ]
      : []),
    ...(restoreTest
      ? [
          {
            concept: "restore_test.age",
            suffix: "restore-test.age",
            severity: "warning" as const,
            ...lateAfter(longestGap(restoreTest.schedule.value), restoreTest.schedule),
          },
        ]
      : []),
  ];
}

/** Against the objective; without one, that a continuous backup still is one. */
function restorable(objectives: RecoveryObjectives | undefined, protections: readonly Protection[]): Derived[] {
  const { rpo, entry } = objectives ?? {};
  const common = { concept: "backup.age", suffix: "backup.restorable" };
  if (rpo)
    return [{ ...common, severity: "critical", threshold: above(rpo), states: about(entry?.facts ?? [], "rpo") }];
  const changes = protections.find(({ method }) => method === "continuous");
  if (!changes) return [];
  const { at, path, title } = changes.entry.spec;
  const age = Math.max(interruption + (changes.delay ? seconds(changes.delay.value) : 0), periodOf(changes) ?? 0);
  const threshold = olderThan(age, title, { at, path });
  return [{ ...common, severity: "warning", threshold, watches: changes.entry.clauses }];
}

function lateSnapshot(protection: Protection): Pick<Derived, "threshold" | "watches"> | undefined {
  const period = periodOf(protection);
  const stated = protection.schedule ?? protection.every;
  return period === undefined || !stated ? undefined : lateAfter(period, stated);
}

function lateAfter(period: number, stated: Stated<unknown>): Pick<Derived, "threshold" | "watches"> {
  const threshold = olderThan(period + slack, `${stated.written} + ${slack / 3600} h`, stated);
  return { threshold, watches: stated.clauses };
}

function above(stated: Stated<Quantity>): Stated<Threshold> {
  const threshold: Threshold = { operator: ">", limit: stated.value };
  return { ...stated, value: threshold, written: `> ${stated.written}`, deploys: true };
}

function specOf({ concept, suffix, severity, threshold, states, watches = [] }: Derived, store: DataStore): AlertSpec {
  const on = store.resource?.key ?? store.key;
  const level = { severity, threshold, labels: {}, facts: [], ...(states && { states }), ...runbookOf(store) };
  return derivedAlert({ key: `${on}.${suffix}`, concept, on, level, watches });
}
