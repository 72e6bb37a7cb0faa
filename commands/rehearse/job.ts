/** The JSON of `hozen rehearse`: a stable contract. */
export interface RehearsalReport {
  readonly version: 1;
  readonly rehearsal: true;
  readonly stack: string;
  readonly engine: string;
  readonly ok: boolean;
  readonly stacks: readonly JobReport[];
  /** Where the engine's URNs and those of `hozen plan` differ. */
  readonly urns: { readonly onlyPlanned: readonly string[]; readonly onlyRehearsed: readonly string[] };
  readonly notExercised: readonly string[];
}
/** What one child process rehearses: a stack of its own with some systems. */
export interface Job {
  readonly project: string;
  readonly stack: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly systems: readonly string[];
  /** Path of the Pulumi CLI. */
  readonly engine: string;
  /** Rehearse interruption, too: checkpoints as a real backend writes them. */
  readonly checkpoints?: boolean;
  /** Folders of policy packs to run in every preview and up, and their configuration files. */
  readonly policyPacks?: readonly string[];
  readonly policyPackConfigs?: readonly string[];
}

/** One step of a rehearsal. */
export interface StepReport {
  readonly step: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** What was seen, in a line. */
  readonly seen: string;
  /** What was seen instead of what should have been. */
  readonly problems: readonly string[];
}

export interface JobReport {
  readonly systems: readonly string[];
  readonly ok: boolean;
  readonly resources: number;
  readonly steps: readonly StepReport[];
  /** URNs in the state after up. */
  readonly urns: readonly string[];
  /** The clause whose threshold was changed, and the paths that changed with it. */
  readonly change?: {
    readonly clause: string;
    readonly from: string;
    readonly to: string;
    readonly paths: readonly string[];
  };
  /** Types the rehearsal knows nothing about: taken as they come. */
  readonly unknownTypes: readonly string[];
}

/** What a child tells its parent. */
export type Message =
  | { readonly kind: "step"; readonly systems: readonly string[]; readonly report: StepReport }
  | { readonly kind: "done"; readonly report: JobReport };
