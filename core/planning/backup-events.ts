import type { DataStore, EventSpec } from "../model";
import { ours, runbookOf } from "./derived";

/** Kinds whose restore tests AWS Backup makes, and who tells how they end. */
const tested = /^aws\.rds\./;
const source = "aws.backup.restore-test";

/** A restore test that fails: its age does not show it, because a failed one counts as made. Unless the file says so itself. */
export function backupEvents(stores: readonly DataStore[], written: readonly EventSpec[]): EventSpec[] {
  return stores.flatMap((store): EventSpec[] => {
    const { resource, restoreTest, protections } = store;
    const kept = protections.some(({ method }) => method === "snapshot" || method === "continuous");
    if (!restoreTest || !kept || !resource || !tested.test(resource.kind)) return [];
    if (written.some((event) => event.present && event.source === source && event.on === resource.key)) return [];
    const { at, path, title, notify } = restoreTest.entry.spec;
    const ends = ["ABORTED", "FAILED"];
    const when = ends.map((value) => ours(value, value, title, { at, path }));
    return [
      {
        key: `${resource.key}.restore-test.failed`,
        title: `${title}: ${ends.join(", ")}`,
        source,
        on: resource.key,
        when,
        severity: "warning",
        watches: restoreTest.schedule.clauses,
        ...(notify !== undefined && { notify }),
        ...runbookOf(store),
        facts: [],
        present: true,
        at,
        path,
      },
    ];
  });
}
