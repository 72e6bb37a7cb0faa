import * as pulumi from "@pulumi/pulumi";
import { refusedInputs } from "../core/contracts";
import { pathKeys } from "../core/evidence";
import type { SystemSource } from "../core/loader";
import { inCreationOrder, type Plan, type Problem, ProblemsError, type ResourceSpec, shorten } from "../core/model";
import { configuredSecret, createResource } from "./deploy-part";
import type { Given } from "./given";
import { planOf } from "./plan-system";
import { providerOfType } from "./registry";

/** A component as a program names it, for messages and physical names. */
export interface Named {
  /** E.g. `Alarm`. */
  readonly kind: string;
  readonly name: string;
  /** What the keys of a system's entry are called among the arguments, where they differ. */
  readonly args?: Readonly<Record<string, string>>;
  /** It has resources of which a system has only one, so that its own name is part of all their names. */
  readonly alone?: true;
}

/** First part of physical names, as a system's name may be written; a changed one keeps a hash where it is cut. */
function programName({ name, alone }: Named): string {
  const project = pulumi.getProject();
  const plain = (alone ? `${project}-${name}` : project).toLowerCase().replace(/[^a-z0-9-]+/g, "-");
  return shorten(/^[a-z]/.test(plain) ? plain : `p-${plain}`, 31);
}

/** The part of a system that the arguments of a component are. */
export type SystemPart = Omit<SystemSource, "system" | "title" | "language" | "timezone" | "document">;

/** Plans what the arguments of a component say, as a system file with these entries alone would be planned. */
export function planSystemPart(
  fragment: SystemPart,
  named: Named,
  given: Given,
  timezone = "Etc/UTC",
): { plan: Plan; problems: readonly Problem[] } {
  const source: SystemSource = {
    system: programName(named),
    title: named.name,
    language: "en",
    timezone,
    document: { name: "program", version: "1" },
    ...fragment,
  };
  const { plan, problems } = planOf(source, {
    environment: pulumi.getStack(),
    asOf: new Date().toISOString().slice(0, 10), // Azure takes no budget that begins long from now
    config: given.config,
    runbooks: "https://runbooks.example.com",
  });
  if (!plan) return refuse(problems, named);
  return { plan, problems };
}

/** Throws what is wrong with the arguments, in their terms; returns when nothing is. */
export function refuseIfAny(problems: readonly Problem[], named: Named): void {
  if (problems.length > 0) refuse(problems, named);
}

/** Throws problems in terms of the arguments. */
export function refuse(problems: readonly Problem[], { kind, name, args = {} }: Named): never {
  const worded = problems.map(({ at: _, clauses: __, path = "", ...problem }) => {
    const keys = pathKeys(path);
    const entry = keys.includes(name) ? keys.indexOf(name) : 1;
    const argument = keys
      .slice(entry + 1)
      .filter((key) => key !== "is")
      .map((key) => args[key] ?? key)
      .at(-1);
    return { ...problem, path: `${kind} ${name}${argument === undefined ? "" : `, ${argument}`}` };
  });
  throw new ProblemsError(worded);
}

/** A time of day with its zone, `daily 02:00 Asia/Tokyo`, taken apart; without a zone it is UTC. */
export function zoned(text: string): { readonly schedule: string; readonly timezone: string } {
  const [, schedule = text, timezone = "Etc/UTC"] =
    /^(.*\S)\s+([A-Z][A-Za-z_]+(?:\/[A-Za-z_+-]+\d*)*)$/.exec(text) ?? [];
  return { schedule, timezone };
}

/**
 * Makes the resources of a component as its children, each after what it refers to. Throws what the platform would
 * refuse of them, by the limits that a system file is held to.
 */
export function makeResources(
  parent: pulumi.ComponentResource,
  named: Named,
  declarations: readonly ResourceSpec[],
  given: Given,
): ReadonlyMap<string, pulumi.CustomResource> {
  refuseIfAny(beyondLimits(declarations, named), named);
  const deployed = new Map<string, pulumi.CustomResource>();
  const resolution = { deployed, secret: configuredSecret, given: given.values };
  for (const declaration of inCreationOrder(declarations))
    deployed.set(declaration.key, createResource(declaration, parent, named.name, resolution));
  return deployed;
}

function beyondLimits(declarations: readonly ResourceSpec[], { name }: Named): Problem[] {
  const contracts = Object.fromEntries(
    declarations.flatMap(({ type }) => {
      const contract = providerOfType(type)?.contracts[type];
      return contract ? [[type, contract] as const] : [];
    }),
  );
  return refusedInputs({ plan: { system: { key: name }, clauses: [] }, declarations, contracts });
}

/** An output of a resource a component made, by the property of its SDK class. */
export function outputOf(
  made: ReadonlyMap<string, pulumi.CustomResource>,
  key: string,
  property: string,
): pulumi.Output<string> {
  const outputs = made.get(key) as (pulumi.CustomResource & Readonly<Record<string, unknown>>) | undefined;
  const output = outputs?.[property];
  if (!pulumi.Output.isInstance(output)) throw new Error(`${key} has no output ${property}`);
  return output as pulumi.Output<string>;
}
