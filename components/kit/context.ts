/** Where a system's resources go on one platform, from `hozen:where` of the stack configuration. */
export interface Place {
  readonly alias: string;
  /** E.g. AWS: `account`, `region`, `roleArn`; Azure: `subscription`, `resourceGroup`, `location`; Kubernetes: `context`, `namespace`; Grafana: `url`, `organization`. */
  readonly settings: Readonly<Record<string, string>>;
}

/** What a provider knows besides the plan. */
export interface SynthContext {
  readonly place: Place;
  /** Singletons this stack owns, e.g. `grafana.notification-policy`, from `hozen:owns`. */
  readonly owns?: readonly string[];
}
