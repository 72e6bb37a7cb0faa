import type * as pulumi from "@pulumi/pulumi";
import type { EngineName, Plan, ProviderName, ResourceContracts, Synthesis } from "../core/model";

/** Where a system's resources go on one platform, from `hozen:where` of the stack configuration. */
export interface Place {
  readonly alias: string;
  /** E.g. AWS: `account`, `region`, `roleArn`; Azure: `subscription`, `resourceGroup`, `location`; Kubernetes: `context`, `namespace`; Grafana: `url`, `organization`. */
  readonly settings: Readonly<Record<string, string>>;
}

/** What a dialect may know besides the plan. */
export interface SynthContext {
  readonly place: Place;
  readonly stack: string;
  /** Singletons this stack owns, e.g. `grafana.notification-policy`, from `hozen:owns`. */
  readonly owns: readonly string[];
}

/** What a deployment needs besides its synthesis. */
export interface DeployContext extends SynthContext {
  readonly system: string;
  /** Earlier keys of the system. */
  readonly was?: readonly string[];
  readonly environment: string;
  readonly parent: pulumi.Resource;
  /** Resources of earlier providers, keyed `provider:key`, for references across providers. */
  readonly deployed: Map<string, pulumi.CustomResource>;
  /** Secret of the stack configuration, as a secret Output. */
  readonly secret: (key: string) => pulumi.Output<string>;
}

/**
 * One platform. A new provider is a folder that exports one of these, and one line in `registry.ts`.
 * `synth` is the dialect: pure and without an SDK. `deploy` loads the SDK only when called.
 */
export interface Provider {
  readonly name: ProviderName;
  readonly engines: readonly EngineName[];
  /** What the platform asks of each type of resource the dialect declares; the rehearsal holds them to it. */
  readonly contracts: ResourceContracts;
  /** A place that does not exist: what a system file is judged by before any stack says where it goes. */
  readonly nowhere: Place["settings"];
  /** Stack configuration keys of the secrets this platform is reached with, e.g. an API token. */
  readonly credentials?: (place: Place) => readonly string[];
  synth(plan: Plan, context: SynthContext): Synthesis;
  deploy(synthesis: Synthesis, context: DeployContext): void;
}
