import type { z } from "zod";
import {
  type EngineName,
  formatQuantity,
  type Measured,
  type Measurement,
  type MonitoredResource,
  type Problem,
  type ProblemCode,
  type Quantity,
  type System,
  seconds,
  type Threshold,
} from "../model";

/** What is wrong with a concept or measurement, before it has a position. Paths are relative to what was checked. */
export interface Flaw {
  readonly code: ProblemCode;
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly given?: string;
  readonly allowed?: string;
  readonly change: string;
}

/** What is wrong with a level of an alert: refused (`problem`) or only reported (`note`). */
export interface Finding extends Omit<Problem, "at" | "path" | "clauses"> {
  readonly level: "problem" | "note";
}

/** A share of what is not above 0 has no value, or one of the wrong sign. */
export function divisorFindings(divisors: readonly number[], given: string): Finding[] {
  const divisor = divisors.find((value) => !(value > 0));
  if (divisor === undefined) return [];
  return [
    {
      level: "problem",
      code: "PLAN-UNREACHABLE",
      what: `this rule could never fire: it judges a share of ${divisor}`,
      given,
      allowed: "a whole above 0",
      change: "correct the properties of the resource that it is calculated from",
    },
  ];
}

/** The limit and the window of a level. */
export interface LevelLimit {
  readonly threshold: Threshold;
  readonly window: Quantity;
}

/** What kind of text a placeholder is in, which decides what may be put there. */
export type PlaceholderContext = "text" | "arithmetic" | "query";

/**
 * A language measurements are written in: what its files may say, what is wrong with them, and how other parts of hozen
 * read one. A provider lists its own; `Measurements` of the model gets the type (docs/extending.md).
 */
export interface Language<M extends Measurement = Measurement> {
  readonly name: M["language"];
  /** Keys of a measurement besides those that every language has. */
  readonly keys: { readonly [Key in Exclude<keyof M, keyof Measured | "language">]-?: z.ZodType<M[Key]> };
  /** By key, what stands around the placeholders in it. Default: `text`, which takes anything. */
  readonly placeholders: Readonly<Record<string, PlaceholderContext>>;
  /** Keys with a number that a property of the resource of the same name replaces. */
  readonly replaced?: readonly string[];
  /** The measurement once its placeholders are filled, where that decides more of it. */
  filled?(measurement: M): M;
  /** What the platform would refuse. Paths are relative to the measurement. */
  flaws(measurement: M): Flaw[];
  /** What is wrong with a limit and window on a filled measurement. */
  findings(measurement: M, level: LevelLimit): Finding[];
  /** What evaluates its rules. */
  engine(system: System): EngineName;
  /** Type of its data source in OpenSLO. */
  readonly openSlo: string;
  /**
   * An indicator of OpenSLO: what is measured, as the share of bad requests, without the division by `budget` and the
   * guard against few requests. Points are `point` seconds apart.
   */
  indicator(measurement: M, budget: string, point: number): Readonly<Record<string, unknown>>;
  /** The platform's names of what is read, by which documents may call it. */
  metrics?(measurement: M): readonly string[];
  /** How a dashboard draws it, where it is not drawn as it is. */
  readonly drawing?: Drawing<M>;
}

/** How a dashboard draws measurements of a language. */
export interface Drawing<M extends Measurement = Measurement> {
  /** Whether it can show what is to come: a line from the past. */
  readonly forecasts?: true;
  /** Whether there is something to draw. */
  isDrawn?(measurement: M): boolean;
  /** Another concept that shows it better, and how that one's measurement is changed. */
  instead?(
    measurement: M,
    resource: MonitoredResource,
  ): { readonly concept: string; change(other: Measurement): Measurement | undefined } | undefined;
  /** Whether values come multiplied, so that they are drawn in the concept's base unit. */
  isScaled?(measurement: M): boolean;
}

export function formatThreshold(threshold: Threshold): string {
  return `${threshold.operator} ${formatQuantity(threshold.limit)}`;
}

export function statisticFlaw(path: Flaw["path"], metric: string, given: string, offered: readonly string[]): Flaw {
  return {
    code: "CATALOGUE-STATISTIC",
    path,
    what: `${metric} does not offer this statistic`,
    given,
    allowed: offered.join(", "),
    change: "choose one the metric offers",
  };
}

export function statisticFinding(metric: string, given: string, offered: readonly string[]): Finding {
  return {
    level: "problem",
    code: "PLAN-STATISTIC",
    what: `${metric} does not offer this statistic`,
    given,
    allowed: offered.join(", "),
    change: "correct the measurement or the property it is filled from",
  };
}

/** A window must hold a value; a rate needs two samples in it, and is steady with four. */
export function windowFindings({ grain }: Measurement, { window }: LevelLimit, isRate = false): Finding[] {
  const span = seconds(window);
  const least = isRate ? 2 * grain : grain;
  const finding = {
    code: "PLAN-GRAIN",
    given: formatQuantity(window),
    change: "widen the window, or measure more often",
  } as const;
  if (span < least) {
    const what = `a value appears every ${grain} seconds: this window often holds none to judge`;
    return [{ ...finding, level: "problem", what, allowed: `at least ${least} seconds` }];
  }
  if (!isRate || span >= 4 * grain) return [];
  const what = `a value appears every ${grain} seconds: one missed scrape leaves nothing to judge`;
  return [{ ...finding, level: "note", what, allowed: `better ${4 * grain} seconds` }];
}

/** An expression of a burn rate without its last step, the division by the budget, and without the traffic minimum. */
export function withoutBudget(text: string, budget: string): string {
  return text.replace(` / ${budget}`, "").replace(/\bMINIMUM\b/g, "0");
}
