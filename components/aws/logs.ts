import * as pulumi from "@pulumi/pulumi";
import type { Signal } from "../alert-arguments";
import { makeResources, type Named, outputOf, planSystemPart, refuseIfAny, type SystemPart } from "../component";
import { Given } from "../given";
import { merge } from "../kit/fragment";
import { scopeIn } from "./place";
import { bucketPart } from "./synth/buckets/buckets";
import { logGroupPart } from "./synth/logs/log-groups";
import { metricFilterOf } from "./synth/logs/metric-filters";

export interface LogGroupArgs {
  /** How long records are kept, `"90 days"`: rounded up to what CloudWatch Logs offers, at most 10 years. */
  readonly retention: string;
  /** Physical name. Default: `/<project>/<stack>/<name>`. */
  readonly logGroupName?: string;
  /** ARN of the KMS key it is encrypted with. Default: the service's own. */
  readonly kmsKey?: pulumi.Input<string>;
  /** JSON fields to index. */
  readonly fields?: readonly string[];
  /** Kinds of personal data to mask on reading, `EmailAddress`. */
  readonly mask?: readonly string[];
}

/** The log store of a system that the arguments are. Pure. */
export function logGroupInputs(name: string, args: LogGroupArgs, given: Given): SystemPart {
  const {
    retention,
    logGroupName = `/${pulumi.getProject()}/${pulumi.getStack()}/${name}`,
    kmsKey,
    fields,
    mask,
  } = args;
  const store = {
    kind: "aws.cloudwatch.log-group" as const,
    name: logGroupName,
    ownership: "create" as const,
    keep: retention,
    ...(fields && { fields: [...fields] }),
    ...(mask && { mask: [...mask] }),
    ...(kmsKey !== undefined && { properties: { kmsKey: given.text(kmsKey) } }),
  };
  return { where: { aws: "program" }, logs: { stores: { [name]: store } } };
}

/** A log group with its retention. It holds data: it is protected, and stays when it leaves the program. */
export class LogGroup extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** Physical name. */
  readonly logGroupName: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything CloudWatch Logs would refuse. */
  constructor(name: string, args: LogGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:LogGroup", name, {}, opts);
    const named: Named = { kind: "LogGroup", name, args: { keep: "retention", name: "logGroupName" } };
    const given = new Given();
    const { plan, problems } = planSystemPart(logGroupInputs(name, args, given), named, given);
    refuseIfAny(problems, named);
    const scope = scopeIn(plan, given, this);
    const part = merge(...plan.stores.map((store) => logGroupPart(store, scope)));
    refuseIfAny(part.problems, named);
    const made = makeResources(this, named, part.declarations, given);
    this.arn = outputOf(made, `store-${name}`, "arn");
    this.logGroupName = outputOf(made, `store-${name}`, "name");
    this.registerOutputs({ arn: this.arn, logGroupName: this.logGroupName });
  }
}

export interface LogArchiveArgs {
  /** Globally unique name of the bucket. */
  readonly bucketName: string;
  /** How long objects are kept, `"7 years"`. */
  readonly retention: string;
  /** When they move to the archive class, `"90 days"`. Default: they stay. */
  readonly archiveAfter?: string;
  /** Nothing can be deleted for so long, `"1 year"`; a privileged person can lift it. Default: not locked. */
  readonly lockedFor?: string;
}

/** The log store of a system that the arguments are. Pure. */
export function logArchiveInputs(name: string, args: LogArchiveArgs): SystemPart {
  const { bucketName, retention, archiveAfter, lockedFor } = args;
  const store = {
    kind: "aws.s3.bucket" as const,
    name: bucketName,
    ownership: "create" as const,
    keep: retention,
    ...(archiveAfter !== undefined && { archiveAfter }),
    ...(lockedFor !== undefined && { immutable: { mode: "governance" as const, period: lockedFor } }),
  };
  return { where: { aws: "program" }, logs: { stores: { [name]: store } } };
}

/** A private, encrypted bucket for logs that are kept longer than a log group keeps them. It holds data: protected. */
export class LogArchive extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly bucketName: pulumi.Output<string>;

  /** Throws a `ProblemsError` with everything S3 would refuse. */
  constructor(name: string, args: LogArchiveArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:LogArchive", name, {}, opts);
    const named: Named = {
      kind: "LogArchive",
      name,
      args: { keep: "retention", name: "bucketName", period: "lockedFor" },
    };
    const given = new Given();
    const { plan, problems } = planSystemPart(logArchiveInputs(name, args), named, given);
    refuseIfAny(problems, named);
    const scope = scopeIn(plan, given, this);
    const part = merge(...plan.stores.map((store) => bucketPart(store, scope)));
    refuseIfAny(part.problems, named);
    const made = makeResources(this, named, part.declarations, given);
    this.arn = outputOf(made, `store-${name}`, "arn");
    this.bucketName = outputOf(made, `store-${name}`, "bucket");
    this.registerOutputs({ arn: this.arn, bucketName: this.bucketName });
  }
}

export interface LogMetricArgs {
  /** Where records are counted: a `LogGroup`, or the name of any log group. */
  readonly in: LogGroup | pulumi.Input<string>;
  /** Field of the JSON record to the value it must have: `{ level: "ERROR" }`; all must hold. `@message` reads text. */
  readonly where: Readonly<Record<string, LogCondition>>;
  /** Numeric field to take instead of counting. */
  readonly value?: string;
  /** Unit of CloudWatch, `Milliseconds`. Default: `Count`. */
  readonly unit?: string;
  /** Namespace of the metric. Default: the project. */
  readonly namespace?: string;
}

/** A value, or a comparison with one. */
export type LogCondition =
  | string
  | { readonly op: "==" | "!=" | ">=" | ">" | "<=" | "<" | "contains"; readonly is: string };

/** The log count of a system that the arguments are. Pure. */
export function logMetricInputs(name: string, args: LogMetricArgs, given: Given): SystemPart {
  const { where, value, unit, namespace = pulumi.getProject() } = args;
  const group = args.in instanceof LogGroup ? args.in.logGroupName : args.in;
  const count = {
    in: "group",
    where,
    metric: { namespace, name, ...(unit !== undefined && { unit }) },
    ...(value !== undefined && { value }),
  };
  const store = { kind: "aws.cloudwatch.log-group" as const, name: given.text(group), ownership: "check" as const };
  return { where: { aws: "program" }, logs: { stores: { group: store }, counts: { [name]: count } } };
}

/** Log records counted as a metric; zero while none match, so that an alarm on it never lacks data. */
export class LogMetric extends pulumi.ComponentResource {
  /** The metric, for an `Alarm`: records counted in a window. */
  readonly signal: Signal;

  /** Throws a `ProblemsError` with everything CloudWatch Logs would refuse. */
  constructor(name: string, args: LogMetricArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:aws:LogMetric", name, {}, opts);
    const named: Named = { kind: "LogMetric", name };
    const given = new Given();
    const { plan, problems } = planSystemPart(logMetricInputs(name, args, given), named, given);
    refuseIfAny(problems, named);
    const scope = scopeIn(plan, given, this);
    const part = merge(...plan.counts.map((count) => metricFilterOf(count, scope)));
    refuseIfAny(part.problems, named);
    makeResources(this, named, part.declarations, given);
    const { namespace = pulumi.getProject() } = args;
    this.signal = { kind: "aws.metric", concept: "measure.volume", properties: { namespace, metric: name } };
    this.registerOutputs({});
  }
}
