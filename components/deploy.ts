import * as pulumi from "@pulumi/pulumi";
import {
  normalizedStackOutput,
  ProblemsError,
  type RegisteredResource,
  type StackConfig,
  secretMark,
  stackOutputOf,
} from "../core/model";
import { compose } from "./compose";
import type { ComposedSystem, Composition } from "./composition";
import { configuredSecret, deployPart } from "./deploy-part";
import { namedReader } from "./named-outputs";
import { type OutputReader, type SystemOutputs, systemOutputs } from "./outputs";
import { placeholderProblems } from "./placeholders";
import { stackOutput } from "./stack-outputs";
import { systemType } from "./types";

/** All resources of one system, on all its platforms. */
class SystemStack extends pulumi.ComponentResource {
  /** By `provider:key`. */
  readonly deployed = new Map<string, pulumi.CustomResource>();

  constructor(composed: ComposedSystem) {
    const { key } = composed.plan.system;
    super(systemType, key);
    const { deployed } = this;
    for (const { provider, context, synthesis } of composed.parts) {
      const { place } = context;
      deployPart(provider, synthesis.declarations, {
        place,
        system: key,
        parent: this,
        deployed,
        secret: secretOf,
      });
    }
    this.registerOutputs({});
  }
}

/** A secret of the stack's configuration, or an output of another stack that is to be kept as one. */
function secretOf(fullKey: string): pulumi.Output<string> {
  const { values, secrets } = currentConfig();
  const wanted = secrets.has(fullKey) ? undefined : stackOutputOf(normalizedStackOutput(values[fullKey] ?? ""));
  if (wanted) return pulumi.secret(stackOutput(wanted));
  return configuredSecret(fullKey);
}

type Outputs = Record<string, SystemOutputs<pulumi.Output<string>>>;

/**
 * The Pulumi program: loads the systems of this project, plans them and deploys what the stack's configuration lists.
 * Problems are thrown all at once, before the first resource exists. Call it from `index.ts`.
 */
export function deploy(project: string = process.cwd()): Outputs {
  const handedOver = handovers.get(`${project} ${pulumi.getStack()}`);
  const composition = handedOver?.composition ?? composeForStack(project);
  const problems = [...composition.problems, ...placeholderProblems(composition, currentConfig())];
  if (problems.length > 0) throw new ProblemsError(problems);
  const registered = handedOver?.accept?.();
  return Object.fromEntries(
    composition.systems.map((composed) => {
      const { key } = composed.plan.system;
      const reader = registered ? namedReader(composed, registered) : readerOf(new SystemStack(composed).deployed);
      return [key, systemOutputs(composed, reader)];
    }),
  );
}

interface Handover {
  readonly composition: Composition;
  /** Resources that need not be registered, since whoever runs the program knows them. */
  readonly accept?: () => readonly RegisteredResource[] | undefined;
}

const handovers = new Map<string, Handover>();

/** Reuses an existing composition, so that a command that also runs the program does not compose twice. */
export function useComposition(project: string, composition: Composition): void {
  handovers.set(`${project} ${composition.settings.stack}`, { composition });
}

/**
 * Like `useComposition`, with what the composition registers: `deploy()` then registers nothing, and its outputs refer to
 * these resources by name. `accepted` says afterwards whether it was called and did so. `refused` is asked then: a
 * program that transforms resources must get to see them.
 */
export function useRegistrations(
  project: string,
  composition: Composition,
  known: { readonly registrations: readonly RegisteredResource[]; readonly refused: () => boolean },
): { readonly accepted: boolean } {
  const use = { accepted: false };
  const accept = () => {
    if (known.refused()) return undefined;
    use.accepted = true;
    return known.registrations;
  };
  handovers.set(`${project} ${composition.settings.stack}`, { composition, accept });
  return use;
}

function composeForStack(project: string): Composition {
  const asOf = new pulumi.Config("hozen").get("asOf") ?? new Date().toISOString().slice(0, 10);
  return compose({ project, stack: pulumi.getStack(), config: currentConfig(), asOf });
}

function currentConfig(): StackConfig {
  const values = pulumi.runtime.allConfig();
  const secrets = new Set<string>(JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS ?? "[]") as string[]);
  for (const key of Object.keys(values)) if (values[key] === secretMark) secrets.add(key);
  return { values, secrets };
}

/** Reads ids and ARNs of what was made; unknown until it exists. */
function readerOf(deployed: ReadonlyMap<string, pulumi.CustomResource>): OutputReader<pulumi.Output<string>> {
  return {
    given: (provider, key) => {
      const resource = deployed.get(`${provider}:${key}`) as
        | (pulumi.CustomResource & { arn?: pulumi.Output<string> })
        | undefined;
      return { ...(resource && { id: resource.id }), ...(resource?.arn && { arn: resource.arn }) };
    },
    from: (value, text) => value.apply(text),
  };
}
