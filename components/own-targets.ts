import * as pulumi from "@pulumi/pulumi";
import { isReference, type ResourceSpec, type Value } from "../core/model";

import type { SystemPart } from "./component";
import type { Given } from "./given";

/** A value for each severity. */
export interface Levels<T> {
  /** Someone looks today. */
  readonly warning: T;
  /** Someone acts now. */
  readonly critical: T;
}

/** Who is notified: ids of targets, for both severities or by severity. */
export type Notify<Target> = readonly Target[] | Levels<readonly Target[]>;

/**
 * Routes as a system names them, for components whose targets are the program's own: `notifying` then puts those where
 * the route's would be.
 */
export function foreignRoutes(given: Given): Pick<SystemPart, "receivers" | "routes"> {
  const route = { to: ["program"] };
  return {
    receivers: { program: { channel: "email", config: given.key("program@example.com") } },
    routes: { warning: route, critical: route },
  };
}

/** The ids of a severity's targets, as texts for a plan. */
export function targetsOf<Target>(
  notify: Notify<Target>,
  idOf: (target: Target) => pulumi.Input<string>,
  given: Given,
): (severity: string) => readonly string[] {
  const late = (targets: readonly Target[]) => targets.map((target) => given.later(() => pulumi.output(idOf(target))));
  if (isList(notify)) {
    const ids = late(notify);
    return () => ids;
  }
  const ids = { warning: late(notify.warning), critical: late(notify.critical) };
  return (severity) => (severity === "warning" ? ids.warning : ids.critical);
}

function isList<Target>(notify: Notify<Target>): notify is readonly Target[] {
  return Array.isArray(notify);
}

/**
 * The declarations with the given ids in the place of a route's target. A list takes all of them, as they are or each in
 * an item like the route's; anything else takes the first.
 */
export function notifying(
  declarations: readonly ResourceSpec[],
  targets: (route: string) => readonly string[],
): ResourceSpec[] {
  const replaced = (value: Value): Value => {
    if (Array.isArray(value)) return (value as readonly Value[]).flatMap(inList);
    const route = routeOf(value);
    if (route !== undefined) return targets(route)[0] ?? value;
    if (typeof value !== "object" || value === null) return value;
    return mapped(value, replaced);
  };
  const inList = (item: Value): readonly Value[] => {
    const route = routeOf(item) ?? routeWithin(item);
    if (route === undefined) return [replaced(item)];
    return targets(route).map((id) => (routeOf(item) ? id : mapped(item, (part) => (routeOf(part) ? id : part))));
  };
  return declarations.map((spec) => ({ ...spec, inputs: replaced(spec.inputs) as ResourceSpec["inputs"] }));
}

function mapped(value: Value, change: (part: Value) => Value): Value {
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, part]) => [key, change(part as Value)]));
}

/** The severity whose route a reference names. */
function routeOf(value: Value): string | undefined {
  return isReference(value) ? /^route-(warning|critical)\b/.exec(value.ref)?.[1] : undefined;
}

/** The same of an item that holds the reference: `{ actionGroupId: <reference> }`. */
function routeWithin(item: Value): string | undefined {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return undefined;
  return Object.values(item)
    .map(routeOf)
    .find((route) => route !== undefined);
}
