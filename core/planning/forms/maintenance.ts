import type { Entry, Form, FormKey } from "./form";
import { calendar, clusterJob, job, told } from "./work";

const values: readonly FormKey[] = ["setting", "every", "share", "limit", "maximum"];

/** What an entry of `maintenance:` can become. */
export const maintenanceForms: readonly Form[] = [
  job,
  clusterJob,
  told,
  calendar,
  {
    name: "a window in which notifications are muted: window",
    is: ({ has }) => has("window"),
    reads: ["window", "mutes", "except", "downtime", "impact", "limit"],
  },
  {
    name: "a parameter of a server of Azure: on, parameter and one value",
    is: ({ has, kind }) => has("parameter") && kind === "azure.postgres.flexible",
    needs: [values],
    reads: ["parameter"],
    platforms: ["azure"],
  },
  {
    name: "the index or the partition key of a container: on, included or setting",
    is: ({ kind, has }: Entry) => kind === "azure.cosmos" && (has("included") || has("setting")),
    reads: ({ has }): readonly FormKey[] => [
      "setting",
      ...(has("included") ? (["included", "excluded", "mode", "automatic"] as const) : []),
    ],
    platforms: ["azure"],
  },
];

/** What an entry of `jobs:` can become; docs/jobs.md. */
export const jobForms: readonly Form[] = [
  job,
  clusterJob,
  {
    name: "what holds for all jobs: intervals, with retries",
    is: ({ has, others }) =>
      has("intervals") && !has("task") && !has("run") && others.some(({ section }) => section === "jobs"),
    reads: ["intervals", "retries", "method"],
  },
];
