import * as pulumi from "@pulumi/pulumi";
import { inCreationOrder, type ProviderName, type ResourceSpec } from "../core/model";
import { type Resolution, required, toInput } from "./inputs";
import type { Place } from "./kit/context";
import type { Access, Provider } from "./provider";
import { providerClass, resourceClass } from "./sdk-classes";
import { concernType } from "./types";

type ReadSecret = (key: string) => pulumi.Output<string>;

/** What a deployment needs besides its rendering. */
export interface DeployContext {
  readonly place: Place;
  readonly system: string;
  readonly parent: pulumi.Resource;
  /** Resources of earlier providers, keyed `provider:key`, for references across providers. Grows by what is made. */
  readonly deployed: Map<string, pulumi.CustomResource>;
  /** Secret of the stack configuration, as a secret Output. */
  readonly secret: ReadSecret;
}

/** The resources of one concern (alerts, notification, logs, ...) of one system on one platform. */
class Concern extends pulumi.ComponentResource {
  constructor(provider: ProviderName, concern: string, name: string, opts: pulumi.ComponentResourceOptions) {
    super(concernType(provider, concern), name, {}, opts);
  }

  /** All children are made. */
  finish(): void {
    this.registerOutputs({});
  }
}

/** Makes the declared resources of a system on one platform, with the provider of the place. */
export function deployPart(provider: Provider, declarations: readonly ResourceSpec[], context: DeployContext): void {
  if (declarations.length === 0) return;
  const { system, parent, deployed } = context;
  const secret = (key: string) => secretOf(key, provider, context.secret);
  const opts = { parent, providers: [providerOf(provider, context)] };
  const made = deployResources(provider.name, declarations, { system, deployed, secret, opts });
  for (const [key, resource] of made) deployed.set(`${provider.name}:${key}`, resource);
}

export interface DeployArgs {
  /** First part of every Pulumi name, and the name of the components. */
  readonly system: string;
  /** Resources that declarations may refer to besides each other, by the key they use. */
  readonly deployed?: ReadonlyMap<string, pulumi.CustomResource>;
  /** Reads a secret of the stack's configuration, e.g. `shop:token`. Default: `pulumi.Config`. */
  readonly secret?: ReadSecret;
  readonly opts?: pulumi.ComponentResourceOptions;
}

/**
 * Makes declared resources, one component per concern, each resource after what it refers to. Returns them by key.
 * Which resources exist depends on plain values only.
 */
export function deployResources(
  provider: ProviderName,
  declarations: readonly ResourceSpec[],
  args: DeployArgs,
): ReadonlyMap<string, pulumi.CustomResource> {
  const resolution: Resolution = { deployed: new Map(args.deployed), secret: args.secret ?? configuredSecret };
  const concerns = new Map<string, Concern>();
  const made = new Map<string, pulumi.CustomResource>();
  for (const declaration of inCreationOrder(declarations)) {
    const { concern, key } = declaration;
    const parent = concerns.get(concern) ?? new Concern(provider, concern, args.system, { ...args.opts });
    concerns.set(concern, parent);
    const resource = createResource(declaration, parent, args.system, resolution);
    resolution.deployed.set(key, resource);
    made.set(key, resource);
  }
  for (const component of concerns.values()) component.finish();
  return made;
}

/** A secret of the stack's configuration by its full key. */
export function configuredSecret(key: string): pulumi.Output<string> {
  const [namespace, ...rest] = key.split(":");
  return new pulumi.Config(namespace).requireSecret(rest.join(":"));
}

/** One resource. `prefix` is the first part of its Pulumi name. */
export function createResource(
  declaration: ResourceSpec,
  parent: pulumi.ComponentResource,
  prefix: string,
  resolution: Resolution,
): pulumi.CustomResource {
  const { key, type, inputs, options = {} } = declaration;
  const ResourceClass = resourceClass(type);
  return new ResourceClass(`${prefix}-${key}`, toInput(inputs, resolution) as never, {
    parent,
    protect: options.protect,
    retainOnDelete: options.retainOnDelete,
    deleteBeforeReplace: options.deleteBeforeReplace,
    import: options.import,
    ignoreChanges: options.ignoreChanges?.slice(),
    additionalSecretOutputs: options.secretOutputs?.slice(),
    aliases: options.aliases?.map((earlier) => ({ name: `${prefix}-${earlier}` })),
    dependsOn: options.dependsOn?.map((needed) => required(resolution.deployed, needed)),
  });
}

/** Providers that serve several systems, of the running stack; a new run of the program is a new stack resource. */
const byStack = new WeakMap<object, Map<string, pulumi.ProviderResource>>();

function providerOf(provider: Provider, context: DeployContext): pulumi.ProviderResource {
  const access = provider.access(context);
  if (access.perSystem) return createProvider(provider, access, context);
  const stack: object = pulumi.runtime.getStackResource() ?? context.parent;
  const known = byStack.get(stack) ?? new Map<string, pulumi.ProviderResource>();
  byStack.set(stack, known);
  const made = known.get(access.name) ?? createProvider(provider, access, context);
  known.set(access.name, made);
  return made;
}

/**
 * A provider stands under no component: `pulumi state move` (CLI 3.250) cannot take it along together with its parent.
 * Before, a system's own did; the alias says so.
 */
function createProvider(
  provider: Provider,
  access: Access,
  { parent, secret }: DeployContext,
): pulumi.ProviderResource {
  const ProviderClass = providerClass(provider.sdk);
  const inputs = toInput(access.inputs, { deployed: new Map(), secret });
  const aliases = access.perSystem && [{ name: access.name, parent }];
  return new ProviderClass(access.name, inputs as never, { aliases });
}

/** A secret, or the part of it that what follows `#` asks for. */
function secretOf(wanted: string, provider: Provider, secret: ReadSecret): pulumi.Output<string> {
  const [key = "", part] = wanted.split("#");
  const { secretPart } = provider;
  if (part === undefined || !secretPart) return secret(wanted);
  return secret(key).apply((text) => secretPart(key, text, part));
}
