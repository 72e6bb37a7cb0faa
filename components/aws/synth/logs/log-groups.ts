import {
  about,
  amountOf,
  daysAmong,
  inText,
  ofRole,
  type Traced,
  type TracedValue,
  textOf,
  verbatim,
  wholeDays,
  writtenAt,
} from "../../../../core/evidence";
import type { Fact, LogStore, Planned, Problem, ResourceOptions } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { type Entry, problemAt } from "../../../kit/problems";
import { type Context, tagsOf } from "../common/context";
import { limits, retentionDays } from "../common/limits";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { concerns, tokens } from "../common/tokens";
import { groupName } from "./log-stores";

/** A log group with its retention, indexed fields and masked personal data. One that is only checked makes no resource. */
export function logGroupPart({ spec, facts, clauses }: Planned<LogStore>, scope: Context): Fragment {
  const entry: Entry = { at: spec.at, path: spec.path, clauses };
  const days = retentionOf(spec, facts);
  const problems = [...retentionProblems(spec, entry), ...detailProblems(spec, entry)];
  if (problems.length > 0) return { ...nothing, problems };
  const own = spec.ownership === "check" ? [] : [groupOf(spec, facts, days, scope)];
  return { ...nothing, declarations: [...own, ...indexOf(spec, facts), ...maskOf(spec, facts, scope)] };
}

/** The accepted retention that keeps at least as long; beyond the longest the time itself, which is refused. */
function retentionOf({ keep }: LogStore, facts: readonly Fact[]): Traced<number> | undefined {
  if (!keep) return undefined;
  const source = amountOf(keep, about(facts, "keep"));
  return daysAmong(source, retentionDays) ?? wholeDays(source);
}

function groupOf(
  spec: LogStore,
  facts: readonly Fact[],
  days: Traced<number> | undefined,
  scope: Context,
): AwsResource {
  const adopted = spec.ownership === "adopt";
  const { kmsKey } = spec.properties;
  const inputs = {
    name: writtenAt(spec.name, { at: spec.at, path: `${spec.path}.name` }),
    ...(days !== undefined && { retentionInDays: days }),
    ...(kmsKey && { kmsKeyId: kmsKey }),
    ...(!adopted && { tags: tagsOf(scope, "store", spec.key) }),
  };
  // Left out, its owner's key, protection and tags would be taken away.
  const left = ["deletionProtectionEnabled", ...(kmsKey ? [] : ["kmsKeyId"]), "logGroupClass", "tags"];
  const options: ResourceOptions = {
    protect: true,
    retainOnDelete: true,
    ...(adopted && { import: spec.name, ignoreChanges: left }),
  };
  const declaration = { key: `store-${spec.key}`, type: tokens.logGroup, concern: concerns.logs, inputs, options };
  return awsResource(declaration, facts);
}

function indexOf(spec: LogStore, facts: readonly Fact[]): AwsResource[] {
  if (spec.fields.length === 0) return [];
  const inputs = {
    logGroupName: groupName(spec),
    policyDocument: { json: { Fields: spec.fields.map((field) => verbatim(textOf(field, ofRole(facts, "field")))) } },
  };
  return [
    awsResource({ key: `store-${spec.key}-index`, type: tokens.logIndex, concern: concerns.logs, inputs }, facts),
  ];
}

/** Masks personal data on reading; the audit statement is required and counts what was found. */
function maskOf(spec: LogStore, facts: readonly Fact[], scope: Context): AwsResource[] {
  if (spec.mask.length === 0) return [];
  const identifiers = spec.mask.map(
    (kind) =>
      inText`arn:${scope.partition}:dataprotection::aws:data-identifier/${verbatim(textOf(kind, ofRole(facts, "field")))}`,
  );
  const document: TracedValue = {
    Name: `${scope.plan.system.key}-${spec.key}`,
    Version: "2021-06-01",
    Statement: [
      { Sid: "Audit", DataIdentifier: identifiers, Operation: { Audit: { FindingsDestination: {} } } },
      { Sid: "Mask", DataIdentifier: identifiers, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  };
  const inputs = { logGroupName: groupName(spec), policyDocument: { json: document } };
  return [awsResource({ key: `store-${spec.key}-mask`, type: tokens.logMask, concern: concerns.logs, inputs }, facts)];
}

function retentionProblems(spec: LogStore, entry: Entry): Problem[] {
  if (spec.ownership === "check" || spec.keep) return [];
  return [
    problemAt(entry, "AWS-RETENTION-MISSING", {
      what: "without a retention CloudWatch Logs keeps records forever",
      allowed: "a time, e.g. 90 days",
      change: "add keep",
    }),
  ];
}

function detailProblems(spec: LogStore, entry: Entry): Problem[] {
  const problems: Problem[] = [];
  const long = spec.fields.filter(({ value }) => value.length > limits.indexedFieldName.value);
  if (spec.fields.length > limits.indexedFields.value || long.length > 0) {
    problems.push(
      problemAt(entry, "AWS-INDEX", {
        what: "too many indexed fields, or too long a name",
        given: long[0]?.value ?? String(spec.fields.length),
        allowed: `at most ${limits.indexedFields.value} fields of at most ${limits.indexedFieldName.value} characters`,
        change: "index fewer fields",
      }),
    );
  }
  for (const { value } of spec.mask.filter((one) => !/^[A-Z][A-Za-z]*(-[A-Z]{2})?$/.test(one.value))) {
    problems.push(
      problemAt(entry, "AWS-MASK", {
        what: "no managed data identifier",
        given: value,
        allowed: "EmailAddress, IpAddress, Name, Address, PhoneNumber-JP, ...",
        change: "use the name of a managed data identifier of CloudWatch Logs",
      }),
    );
  }
  return problems;
}
