import type { JobTask } from "../../model";
import { wantedVariables } from "../job-variables";
import type { Entry, Form, FormKey } from "./form";

/** Work with a script of ours, or of the system's own. */
export const job: Form = {
  name: "a job: task or run",
  is: ({ has }) => has("task") || has("run"),
  reads: ({ word }: Entry): readonly FormKey[] => {
    const task = word("task");
    const wanted: readonly FormKey[] =
      task === undefined ? [] : (wantedVariables[task as JobTask] ?? []).map(({ from }) => from);
    const all: readonly FormKey[] = [
      "task",
      "run",
      "in",
      "limit",
      "schedule",
      "retries",
      "intervals",
      "after",
      "method",
      "statement",
    ];
    return [...all, ...wanted];
  },
};

const cluster: readonly FormKey[] = [
  "image",
  "namespace",
  "host",
  "user",
  "password",
  "database",
  "cpu",
  "memory",
  "user-id",
];
const settings: readonly FormKey[] = [
  "files",
  "files-claim",
  "files-minutes",
  "cache",
  "cache-prefix",
  "endpoints",
  "externals",
];
export const steps: readonly FormKey[] = [
  "vacuum",
  "reindex",
  "analyze",
  "rotate-logs",
  "remove-files",
  "clear-cache",
  "check-endpoints",
  "check-external",
  "check-database",
  "check-cache",
  "check-health",
  "check-backups",
  "review-performance",
  "review-errors",
];

/** A job in a cluster, or what all of them share. */
export const clusterJob: Form = {
  name: "a job in a cluster: platform: kubernetes, with steps or the image",
  is: ({ has }) => has("platform"),
  reads: ["platform", "schedule", "limit", "prometheus", "report", ...cluster, ...settings, ...steps],
  platforms: ["kubernetes"],
};

/** A message that says what to look at. */
export const told: Form = {
  name: "a manual check with a reminder: items and schedule",
  is: ({ has }) => has("items"),
  needs: ["schedule"],
  reads: ["items"],
};

/** Something people do, in the calendar of the runbook. */
export const calendar: Form = {
  name: "a date in the calendar: schedule",
  is: ({ has }) => has("schedule") && !(["items", "task", "run", "platform", "method"] as const).some(has),
  reads: ["schedule", "limit"],
};
