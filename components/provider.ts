import type { EngineName, Plan, ProviderName, ResourceContracts, Synthesis, Value } from "../core/model";
import type { SdkName } from "./sdk-classes";

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

/** The explicit Pulumi provider of a place, as data. Values an SDK would fill in are written out, so that a plan has them. */
export interface Access {
  /** Pulumi name. */
  readonly name: string;
  /** Arguments of the SDK's provider class. */
  readonly inputs: Readonly<Record<string, Value>>;
  /** Each system has a provider of its own. Absent: one serves all systems of a place. */
  readonly perSystem?: true;
}

/** Whose access is asked for. */
export interface AccessContext {
  readonly place: Place;
  readonly system: string;
}

/**
 * One platform. A new provider is a folder that exports one of these, and one line in `registry.ts`.
 * Everything is pure data; `deploy-part.ts` turns it into resources.
 */
export interface Provider {
  readonly name: ProviderName;
  /** The SDK its resources are of: an optional peer of hozen, installed by who deploys to the platform. */
  readonly sdk: SdkName;
  readonly engines: readonly EngineName[];
  /** What the platform asks of each type of resource the dialect declares; the rehearsal holds them to it. */
  readonly contracts: ResourceContracts;
  /** A place that does not exist: what a system file is judged by before any stack says where it goes. */
  readonly nowhere: Place["settings"];
  /** Stack configuration keys of the secrets this platform is reached with, e.g. an API token. */
  readonly credentials?: (place: Place) => readonly string[];
  synth(plan: Plan, context: SynthContext): Synthesis;
  access(context: AccessContext): Access;
  /** The part of a secret that what follows `#` in its key asks for. Throws when the secret has no such part. */
  readonly secretPart?: (key: string, secret: string, part: string) => string;
}
