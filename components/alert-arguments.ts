import type * as pulumi from "@pulumi/pulumi";
import type { Plan } from "../core/model";
import { type Named, planSystemPart, refuseIfAny, type SystemPart } from "./component";
import type { Given } from "./given";
import { foreignRoutes, type Levels } from "./own-targets";

/** What an alert, an objective or a dashboard looks at: a concept of the catalogue on a resource of the program. */
export interface Signal {
  /** Kind of resource, as `docs/kinds.md` lists it. */
  readonly kind: string;
  /** Concept of `alert-rules/`: how it is measured, its unit, and the defaults of `for`, `every` and `window`. */
  readonly concept: string;
  /** Identifiers and sizes of the resource. */
  readonly properties: Readonly<Record<string, pulumi.Input<string>>>;
}

/** A resource of an SDK by the outputs its signals need, so that its own class fits as well as a plain object. */
export type With<Output extends string> = { readonly [Name in Output]: pulumi.Input<string> };

/** Signals of one kind: a concept and, later, the resource. */
export function signalsOn<Resource>(kind: string, properties: (resource: Resource) => Signal["properties"]) {
  return (concept: string) =>
    (resource: Resource): Signal => ({ kind, concept, properties: properties(resource) });
}

/** What every platform's alert says, whoever is notified. */
export interface ConditionArgs {
  /** What it looks at: `alb.targetResponseTime(loadBalancer, "p95")`. */
  readonly metric: Signal;
  /**
   * When it fires, in any unit of the metric's dimension: `">= 800 ms"`, `"> 80%"`, `"< 1 instances"`, `"down"`. Of a
   * pair the warning is silent while the critical one fires, where the platform can do that.
   */
  readonly threshold: string | Levels<string>;
  /** How long the condition must hold, `"10 minutes"`. Default: the concept's, mostly 5 minutes. */
  readonly for?: string;
  /** How often it is evaluated. Default: the concept's, mostly 1 minute. */
  readonly every?: string;
  /** The stretch of data one evaluation looks at. Default: the concept's, mostly 5 minutes. */
  readonly window?: string;
  /** Breaching evaluations needed within `for`. Default: all of them. */
  readonly datapoints?: number;
  /** No judgement below this much traffic, `"100 requests"`. Default: the concept's. */
  readonly minimum?: string;
  /** Page that says what to do; part of the message. */
  readonly runbookUrl: string;
  /** First line of the message. Default: the name. */
  readonly title?: string;
}

/** An objective, whoever is notified. */
export interface ObjectiveArgs extends Pick<ConditionArgs, "runbookUrl" | "title"> {
  /** The requests it is about: `alb.requests(loadBalancer)`. */
  readonly of: Signal;
  /** Share of good requests: `"99.9%"`. */
  readonly target: string;
  /** What the target is for: `"30 days"`. */
  readonly period: string;
  /** Slower than this is bad: `"500 ms"`. Default: errors are bad, however fast. */
  readonly threshold?: string;
  /** Burn rates that notify, by their long window. Default: those that the period and traffic allow. */
  readonly tiers?: readonly ("1h" | "6h" | "1d" | "3d")[];
  /** Fewest bad requests before anything notifies: `"10 requests"`. */
  readonly minimum?: string;
}

/** Where the engine of a platform evaluates. */
export type Evaluated = Pick<SystemPart, "where" | "engines">;

/** The alert of a system that the arguments are. Pure. */
export function alertInputs(name: string, args: ConditionArgs, given: Given, evaluated: Evaluated): SystemPart {
  const { metric, threshold, every, window, minimum, title = name } = args;
  const level = (is: string) => ({ is, ...defined({ for: args.for, datapoints: args.datapoints }) });
  const levels =
    typeof threshold === "string"
      ? { critical: level(threshold) }
      : { warning: level(threshold.warning), critical: level(threshold.critical) };
  return {
    ...watching(title, metric, given, evaluated),
    alerts: {
      [name]: {
        title,
        concept: metric.concept,
        on: "watched",
        runbook: "runbook",
        ...levels,
        ...defined({ every, window, minimum }),
      },
    },
  };
}

/** The objective of a system that the arguments are. Pure. */
export function objectiveInputs(name: string, args: ObjectiveArgs, given: Given, evaluated: Evaluated): SystemPart {
  const { of, target, period, threshold, tiers, minimum, title = name } = args;
  const entry = { title, on: "watched", runbook: "runbook", target, period };
  return {
    ...watching(title, of, given, evaluated),
    slos: { [name]: { ...entry, ...defined({ threshold, minimum, tiers: tiers && [...tiers] }) } },
  };
}

function watching(title: string, { kind, properties }: Signal, given: Given, evaluated: Evaluated): SystemPart {
  return {
    ...evaluated,
    ...foreignRoutes(given),
    resources: { watched: { title, kind, ...textsOf(properties, given) } },
    runbooks: { runbook: title },
  };
}

/** Properties of a resource as a system has them. */
export function textsOf(properties: Signal["properties"], given: Given): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, given.text(value)]));
}

/** Without the keys that are left out: an entry has no key for what it does not say. */
export function defined<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** What the keys of an alert are called among the arguments. */
export const alertArguments = { critical: "threshold", warning: "threshold", watched: "metric", concept: "metric" };

/** Plans the alerts of a fragment. Their messages lead to the page of the program's choice and quote no document. */
export function planAlerts(
  fragment: SystemPart,
  named: Named,
  given: Given,
  runbookUrl: string,
  timezone?: string,
): Plan {
  const { plan, problems } = planSystemPart(fragment, named, given, timezone);
  refuseIfAny(problems, named);
  return { ...plan, alerts: withRunbook(plan.alerts, runbookUrl) };
}

/** The alerts with the page of the program's choice, quoting no document. */
export function withRunbook(alerts: Plan["alerts"], runbookUrl: string): Plan["alerts"] {
  return alerts.map((alert) => ({
    ...alert,
    rules: alert.rules.map((rule) => ({ ...rule, message: { ...rule.message, clause: "", runbookUrl } })),
  }));
}
