import type { Traced, TracedText } from "../../../../core/evidence";
import type { VolumeSource } from "../common/typed-inputs";
import type { Entry } from "./entry";

/** Where a job runs and as whom. */
export interface JobSite {
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly image: string;
}

/** One variable of a container: plain, or a key of a Secret. */
export type Variable = readonly [string, string | TracedText | { readonly secret: string; readonly key: string }];

/** A volume of a job, and where it is mounted. */
export interface Mount {
  readonly name: string;
  readonly path: string;
  readonly source: VolumeSource;
  readonly readOnly?: boolean;
}

/** A program and its arguments, some of which documented values decide. */
export type Command = readonly [program: string, ...args: (string | Traced<string>)[]];

/** What one CronJob does. */
export interface Work {
  readonly entry: Entry;
  /** First part of key and name: `backup`, `maintenance`, `job`. */
  readonly kind: string;
  readonly site: JobSite;
  readonly command: Command;
  readonly variables: readonly Variable[];
  readonly mounts: readonly Mount[];
  /** Runs before the work, in the same image. */
  readonly first?: Command;
  /** Seconds after which a run is ended when the entry has no limit. */
  readonly deadline: number;
  readonly dependsOn: readonly string[];
}
