import type { clusterFields, Plan, PlannedAlert, stepFields } from "../../../../core/model";

/** What a step may need to know, as an entry of the system file names it. */
export type StepSetting = keyof typeof clusterFields | keyof typeof stepFields;

/** One thing a job can do, as an entry of the system file names it. */
export interface Step {
  /** Its script in `jobs/`. */
  readonly script: string;
  /** Further scripts it calls. */
  readonly calls?: readonly string[];
  /** Settings without which it cannot run. */
  readonly needs: readonly StepSetting[];
}

const database = ["host", "user", "password", "database"] as const;

/** By the name of the value that asks for it. */
export const steps: Readonly<Partial<Record<keyof typeof stepFields, Step>>> = {
  vacuum: { script: "postgres/vacuum-analyze.sh", needs: database },
  reindex: { script: "postgres/reindex-concurrently.sh", needs: database },
  analyze: { script: "postgres/analyze.sh", needs: database },
  "rotate-logs": { script: "kubernetes/rotate-logs.sql", needs: database },
  "remove-files": { script: "host/remove-files.sh", needs: ["files", "files-claim", "files-minutes"] },
  "clear-cache": { script: "kubernetes/clear-cache.sh", needs: ["cache", "cache-prefix"] },
  "check-endpoints": { script: "kubernetes/check-endpoints.sh", needs: ["endpoints"] },
  "check-external": {
    script: "kubernetes/check-external.sh",
    calls: ["kubernetes/check-endpoints.sh"],
    needs: ["externals"],
  },
  "check-database": { script: "kubernetes/check-database.sh", needs: database },
  "check-cache": { script: "kubernetes/check-cache.sh", needs: ["cache"] },
  "check-health": {
    script: "kubernetes/check-health.sh",
    calls: ["kubernetes/check-endpoints.sh", "kubernetes/check-database.sh", "kubernetes/check-cache.sh"],
    needs: ["endpoints", "cache", ...database],
  },
  "check-backups": {
    script: "kubernetes/check-backups.sh",
    calls: ["kubernetes/query.sh"],
    needs: ["prometheus", ...database],
  },
  "review-performance": {
    script: "kubernetes/review-performance.sh",
    calls: ["kubernetes/query.sh"],
    needs: ["prometheus", ...database],
  },
  "review-errors": { script: "kubernetes/review-errors.sh", calls: ["kubernetes/query.sh"], needs: ["prometheus"] },
};

/** Settings and the variables the scripts read them from. */
export const variablesOf: Readonly<Partial<Record<StepSetting, string>>> = {
  host: "PGHOST",
  user: "PGUSER",
  database: "PGDATABASE",
  files: "FILES",
  "files-minutes": "MINUTES",
  cache: "CACHE",
  "cache-prefix": "CACHE_PREFIX",
  endpoints: "ENDPOINTS",
  externals: "EXTERNALS",
  prometheus: "PROMETHEUS",
};

/** Where files of the application that may be removed are mounted. */
export const filesFolder = "/files";

/** The PromQL of a concept the system watches, over a whole day, for a review. */
export function reviewQuery(plan: Plan, concept: string): string | undefined {
  const measured = plan.alerts.find((alert) => alert.concept === concept && isPromql(alert));
  if (measured?.measurement.language !== "promql") return undefined;
  return measured.measurement.expression.replaceAll("$W", "1d").replaceAll("$SECONDS", "86400");
}

function isPromql({ measurement }: PlannedAlert): boolean {
  return measurement.language === "promql" && !measurement.records;
}
