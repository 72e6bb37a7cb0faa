import * as pulumi from "@pulumi/pulumi";
import { ProblemsError, type StackConfig, secretMark } from "../core/model";
import { type ComposedSystem, type Composition, compose } from "./compose";
import { placeholderProblems } from "./placeholders";
import { systemType } from "./types";

/** What one system brought into being; resource names by provider and concern. */
export interface SystemOutputs {
  readonly title: string;
  readonly environment: string;
  readonly alerts: readonly string[];
  readonly resources: Readonly<Record<string, number>>;
}

/** All resources of one system, on all its platforms. */
class SystemStack extends pulumi.ComponentResource {
  constructor(composed: ComposedSystem, environment: string) {
    super(systemType, composed.plan.system.key, {});
    const deployed = new Map<string, pulumi.CustomResource>();
    const { key } = composed.plan.system;
    for (const { provider, context, rendering } of composed.parts) {
      provider.deploy(rendering, {
        ...context,
        system: key,
        environment,
        parent: this,
        deployed,
        secret: (full) => secretOf(full),
      });
    }
    this.registerOutputs({});
  }
}

function secretOf(fullKey: string): pulumi.Output<string> {
  const [namespace, ...rest] = fullKey.split(":");
  return new pulumi.Config(namespace).requireSecret(rest.join(":"));
}

/**
 * The Pulumi program: loads the systems of this project, plans them and deploys what the stack's configuration lists.
 * Problems are thrown all at once, before the first resource exists. Call it from `index.ts`.
 */
export function deploy(project: string = process.cwd()): Record<string, SystemOutputs> {
  const composition = composeForStack(project);
  const problems = [...composition.problems, ...placeholderProblems(composition, currentConfig())];
  if (problems.length > 0) throw new ProblemsError(problems);
  return Object.fromEntries(
    composition.systems.map((composed) => {
      new SystemStack(composed, composition.settings.environment);
      return [composed.plan.system.key, outputsOf(composed)];
    }),
  );
}

const composed = new Map<string, Composition>();

/** Hands over a composition made beforehand, so that a command that also runs the program does not compose twice. */
export function useComposition(project: string, composition: Composition): void {
  composed.set(`${project} ${composition.settings.stack}`, composition);
}

function composeForStack(project: string): Composition {
  const stack = pulumi.getStack();
  const handedOver = composed.get(`${project} ${stack}`);
  if (handedOver) return handedOver;
  const asOf = new pulumi.Config("hozen").get("asOf") ?? new Date().toISOString().slice(0, 10);
  return compose({ project, stack, config: currentConfig(), asOf });
}

function currentConfig(): StackConfig {
  const values = pulumi.runtime.allConfig();
  const secrets = new Set<string>(JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS ?? "[]") as string[]);
  for (const key of Object.keys(values)) if (values[key] === secretMark) secrets.add(key);
  return { values, secrets };
}

function outputsOf({ plan, parts }: ComposedSystem): SystemOutputs {
  return {
    title: plan.system.title,
    environment: plan.system.environment,
    alerts: plan.alerts.map((alert) => alert.key),
    resources: Object.fromEntries(parts.map((part) => [part.provider.name, part.rendering.declarations.length])),
  };
}
