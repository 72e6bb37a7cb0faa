import { amountIn, type LogStore, type Planned, type Reference } from "../../../../core/model";
import type { Context } from "../common/context";

export const logGroupKind = "aws.cloudwatch.log-group";
export const bucketKind = "aws.s3.bucket";

/** The log group an entry reads; undefined when its store is on another platform or left out. */
export function logGroupOf(store: string, scope: Context): LogStore | undefined {
  return plannedStore(store, scope)?.spec;
}

function plannedStore(key: string, { plan }: Context): Planned<LogStore> | undefined {
  return plan.stores.find(({ spec }) => spec.key === key && spec.kind === logGroupKind);
}

/** Name of a log group: of the resource where there is one, else as written. */
export function groupName({ key, name, ownership }: LogStore): string | Reference {
  return ownership === "check" ? name : { ref: `store-${key}`, output: "name" };
}

/** Whole days, rounded up: retention is never shorter than documented. */
export function daysOf(stated: NonNullable<LogStore["keep"]>): number {
  return Math.ceil(amountIn(stated.value, "day"));
}
