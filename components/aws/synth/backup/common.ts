import type { Protection } from "../../../../core/model";
import {
  amountIn,
  type DataStore,
  type Fact,
  type Planned,
  type Problem,
  type Quantity,
  type ResourceOptions,
  type Schedule,
  type SectionSpec,
  type Stated,
  type TextLeaf,
} from "../../../../core/model";
import { isUnsayable } from "../../../../core/time";
import { type Entry, problemAt } from "../../../kit/problems";
import { type Context, plainNameOf } from "../common/context";
import { type AwsCron, awsCron } from "../schedules/schedule";

/** A bucket with what protects it. */
export interface DataBucket {
  readonly key: string;
  /** The bucket made here, or the name of the one that exists. */
  readonly name: TextLeaf;
  readonly plainName: string;
  readonly store: DataStore;
}

/** One rule of an AWS Backup plan; each has a plan of its own, because rules of one plan that overlap keep the longer retention. */
export interface BackupRule {
  readonly key: string;
  readonly protection: Protection;
  readonly continuous: boolean;
  readonly schedule: string;
  readonly timezone: string;
  /** Minutes. */
  readonly startWindow: number;
  /** Minutes. */
  readonly completionWindow: number;
  /** Longest time between two starts. Seconds. */
  readonly period: number;
  /** Days. */
  readonly deleteAfter: number;
  /** What the document says of that, and the name of the value. */
  readonly retention: Stated<Quantity>;
  readonly retained: "keep" | "period";
  readonly copyRegion?: string;
  /** Days the copy is kept. */
  readonly copyDeleteAfter: number;
}

/** What holds recovery points: deletion must be asked for twice. */
export const kept: ResourceOptions = { protect: true, retainOnDelete: true };

/** Whole days, rounded up: nothing is kept shorter than documented. */
export function daysOf({ value }: Stated<Quantity>): number {
  return Math.ceil(amountIn(value, "day"));
}

export function entryOf({ spec, clauses }: Planned<SectionSpec>): Entry {
  return { at: spec.at, path: spec.path, clauses };
}

/** The schedule as AWS Backup and EventBridge Scheduler read it, or why they cannot. */
export function cronOf(
  stated: Pick<Stated<Schedule>, "value" | "at" | "path">,
  entry: Entry,
): { cron?: AwsCron; problems: Problem[] } {
  const cron = awsCron(stated.value);
  if (!isUnsayable(cron)) return { cron, problems: [] };
  const { code, ...details } = cron;
  return { problems: [problemAt({ ...entry, at: stated.at, path: stated.path }, code, details)] };
}

export const says =
  (subject: string) =>
  (fact: Fact): boolean =>
    fact.subject === subject;

/** Names of restore tests and audits: letters, digits and underscores. */
export function wordNameOf(scope: Context, parts: readonly string[], limit: number): string {
  return plainNameOf(scope, parts, limit).replace(/[^A-Za-z0-9_]/g, "_");
}
