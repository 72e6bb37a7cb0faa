import { type Job, type MonitoredResource, type Problem, readsDatabase } from "../../../../core/model";
import { neededProperties } from "../../../kit/needed-properties";
import { sizes } from "./limits";

/** Where a job runs in Container Apps, and the database it reads. */
export interface JobSite {
  readonly id: string;
  readonly image: string;
  readonly cpu: string;
  readonly memory: string;
  /** A private registry that trusts the identity of the jobs. */
  readonly registry?: string;
  /** `password`: key of a secret of the stack configuration. */
  readonly database?: Readonly<Record<"host" | "database" | "user" | "password", string>>;
}

/** Everything a job of Container Apps is made of, or what its resources lack. */
export function jobSite(
  job: Job,
  place: MonitoredResource,
  clauses: readonly string[],
): { site?: JobSite; problems: readonly Problem[] } {
  const code = "AZURE-JOB-NEEDS";
  const stores = job.variables.some(({ name }) => name === "STORE_TARGET");
  const environment = neededProperties(place, ["id", "image"], { code, by: "a job", clauses });
  const blobs = stores
    ? neededProperties(place, ["container"], { code, by: "a job that stores files", clauses }).problems
    : [];
  const by = "a job that reads a database";
  const database =
    job.database && readsDatabase(job)
      ? neededProperties(job.database, ["host", "database", "user", "password"], { code, by, clauses })
      : undefined;
  const { cpu = "0.5", registry } = place.properties;
  const memory = sizes[cpu];
  const problems = [...environment.problems, ...blobs, ...(database?.problems ?? []), ...sizeProblems(place, cpu)];
  if (!environment.values || memory === undefined || problems.length > 0) return { problems };
  const site: JobSite = {
    ...environment.values,
    cpu,
    memory,
    ...(registry && { registry }),
    ...(database?.values && { database: database.values }),
  };
  return { site, problems };
}

function sizeProblems({ at, path }: MonitoredResource, cpu: string): Problem[] {
  if (sizes[cpu] !== undefined) return [];
  const allowed = Object.keys(sizes).sort().join(", ");
  return [
    { code: "AZURE-JOB-SIZE", at, path, what: "no size of a container", given: cpu, allowed, change: "correct cpu" },
  ];
}
