import type { Plan, ResourceContracts, Synthesis, Value } from "../core/model";
import type { Platform } from "../core/platforms";
import type { Place, SynthContext } from "./kit/context";
import type { LinkOf, ResourceTypes, RestoreCommand } from "./kit/resource-types";

/** The npm package with the classes of a platform's resources. */
export interface Sdk {
  /** First part of its type tokens. */
  readonly package: string;
  /** An optional peer of hozen, installed by who deploys to the platform. */
  readonly npm: string;
  /** The class of a type that the rule for type tokens (`sdk-classes.ts`) does not find. */
  readonly classOf?: (type: string) => { readonly module: string; readonly name: string } | undefined;
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
export interface Provider extends Platform {
  readonly sdk: Sdk;
  /** Settings of a place in `hozen:where`; docs/configuration.md explains them. */
  readonly settings: readonly string[];
  /** What exists once in an account, so that only one stack may have it: words of `hozen:owns`. */
  readonly singletons?: readonly string[];
  /** A place that does not exist: what a system file is judged by before any stack says where it goes. */
  readonly nowhere: Place["settings"];
  /** Key of `hozen:*` that holds the secret the platform is reached with, where no place names another. */
  readonly token?: string;
  /** Stack configuration keys of the secrets a place is reached with, e.g. an API token. */
  readonly credentials?: (place: Place) => readonly string[];
  access(context: AccessContext): Access;
  /** The part of a secret that what follows `#` in its key asks for. Throws when the secret has no such part. */
  readonly secretPart?: (key: string, secret: string, part: string) => string;
  synth(plan: Plan, context: SynthContext): Synthesis;
  /** What the platform asks of each type of resource it declares; the rehearsal holds them to it. */
  readonly contracts: ResourceContracts;
  /** What is shown of each type of resource, and kept switched on. */
  readonly resourceTypes: ResourceTypes;
  /** Inputs with the platform's name of a resource, in the order in which they are tried; a path like `metadata.name`. */
  readonly nameInputs: readonly string[];
  /** The console of a type whose own entry has none. */
  readonly consoleLink?: LinkOf;
  /** How a resource is restored, by its kind. */
  readonly restoreCommands?: Readonly<Record<string, RestoreCommand>>;
  /** How one object of a versioned bucket is restored. */
  readonly bucketCommand?: (bucket: string, place: Place["settings"]) => string;
}
