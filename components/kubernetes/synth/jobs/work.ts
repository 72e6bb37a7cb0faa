import type { EvidencePoint, Value } from "../../../../core/model";
import type { Entry } from "./entry";

/** Where a job runs and as whom. */
export interface JobSite {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly image: string;
}

/** One variable of a container: plain, or a key of a Secret. */
export type Variable = readonly [string, string | { readonly secret: string; readonly key: string }];

/** A volume of a job, and where it is mounted. */
export interface Mount {
  readonly name: string;
  readonly path: string;
  readonly source: Readonly<Record<string, Value>>;
  readonly readOnly?: boolean;
}

/** What one CronJob does. */
export interface Work {
  readonly entry: Entry;
  /** First part of key and name: `backup`, `maintenance`, `job`. */
  readonly kind: string;
  readonly site: JobSite;
  readonly command: readonly string[];
  readonly variables: readonly Variable[];
  readonly mounts: readonly Mount[];
  /** Runs before the work, in the same image. */
  readonly first?: readonly string[];
  /** Seconds after which a run is ended when the entry has no limit. */
  readonly deadline: number;
  readonly dependsOn: readonly string[];
  readonly evidence?: readonly EvidencePoint[];
}

export const limitPath = "spec.jobTemplate.spec.activeDeadlineSeconds";
export const argsPath = "spec.jobTemplate.spec.template.spec.containers[0].args";
const variablesPath = "spec.jobTemplate.spec.template.spec.containers[0].env";

/** Where the value of a variable stands in the inputs of a CronJob. */
export function variablePath({ variables }: Pick<Work, "variables">, name: string): string {
  return `${variablesPath}[${variables.findIndex(([variable]) => variable === name)}].value`;
}
