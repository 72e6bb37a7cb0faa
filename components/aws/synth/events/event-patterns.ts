import {
  ofRole,
  type Source,
  spelled,
  type Traced,
  type TracedValue,
  textOf,
  verbatim,
} from "../../../../core/evidence";
import type { EventSpec, Fact, MonitoredResource, Problem } from "../../../../core/model";
import { type Entry, problemAt } from "../../../kit/problems";
import { restoreRoleKey } from "../backup/roles";
import { backupStates, databaseCategories, inspectorSeverities, restoreStates } from "../common/limits";
import { databaseSource, restoreSource } from "../notification/routes";

/** An EventBridge event pattern, as the JSON document it becomes. */
export interface EventPattern {
  readonly [key: string]: TracedValue;
}

/** A category or state of events, as the document names it. */
type Category = Traced<string>;

export function categoriesOf({ when }: EventSpec, facts: readonly Fact[]): Category[] {
  return when.map((stated) => verbatim(textOf(stated, ofRole(facts, "event"))));
}

/** The pattern that selects an event, or why there is none. */
export function eventPattern(
  spec: EventSpec,
  source: MonitoredResource | undefined,
  entry: Entry,
  facts: readonly Fact[] = [],
): { pattern?: EventPattern; problems: Problem[] } {
  const when = categoriesOf(spec, facts);
  const instance = source?.properties.instance;
  const minimum = spec.minimumSeverity && textOf(spec.minimumSeverity, ofRole(facts, "severity"));
  switch (spec.source) {
    case databaseSource:
      return databasePattern(when, instance, entry);
    case "aws.guardduty":
      return guardDutyPattern(when, minimum, entry);
    case "aws.inspector":
      return inspectorPattern(when, minimum, { source, entry });
    case restoreSource:
      return restorePattern(when, entry);
    default:
      return backupPattern(when, instance, entry);
  }
}

function databasePattern(when: Category[], instance: string | undefined, entry: Entry) {
  const problems = [...whenProblems(when, databaseCategories, "event category of a DB instance", entry)];
  if (instance === undefined || instance === "") {
    problems.push(
      problemAt(entry, "AWS-EVENT-ON", {
        what: "database events need the database they come from",
        allowed: "on: a resource with the property instance",
        change: "add on",
      }),
    );
  }
  if (problems.length > 0) return { problems };
  const detail = { EventCategories: when, SourceIdentifier: [instance ?? ""] };
  return { pattern: { source: ["aws.rds"], "detail-type": ["RDS DB Instance Event"], detail }, problems };
}

function guardDutyPattern(when: Category[], minimum: Source<string> | undefined, entry: Entry) {
  const severity = Number(minimum?.value);
  if (minimum === undefined || !(severity >= 1 && severity <= 10)) {
    return { problems: [severityProblem(minimum?.value, "1 to 10; 7 and above is high", entry)] };
  }
  const detail = {
    severity: [{ numeric: [">=", spelled(minimum, Number)] }],
    ...(when.length > 0 && { type: when.map((prefix) => ({ prefix })) }),
  };
  return { pattern: { source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"], detail }, problems: [] };
}

function inspectorPattern(
  when: Category[],
  minimum: Source<string> | undefined,
  { source, entry }: { source: MonitoredResource | undefined; entry: Entry },
) {
  const resources = source && scannedOf(source);
  if (!resources) {
    const detail = {
      what: "findings of Inspector need what was scanned: without it they are those of the whole account",
      given: source?.kind ?? "none",
      allowed: "on: a resource of kind aws.ecr.repository, aws.ec2.asg or aws.lambda.function",
      change: "add on",
    };
    return { problems: [problemAt(entry, "AWS-EVENT-ON", detail)] };
  }
  const rank = (inspectorSeverities as readonly string[]).indexOf(minimum?.value.toUpperCase() ?? "");
  if (minimum === undefined || rank < 0)
    return { problems: [severityProblem(minimum?.value, inspectorSeverities.join(", "), entry)] };
  const detail = {
    // From the documented one to the worst.
    severity: [...inspectorSeverities.slice(0, rank), spelled(minimum, (text) => text.toUpperCase())],
    status: ["ACTIVE"],
    resources,
    ...(when.length > 0 && { type: when }),
  };
  return { pattern: { source: ["aws.inspector2"], "detail-type": ["Inspector2 Finding"], detail }, problems: [] };
}

/**
 * What a finding says of the resource it is about.
 * https://docs.aws.amazon.com/inspector/v2/APIReference/API_Resource.html
 */
function scannedOf({ kind, properties }: MonitoredResource): EventPattern | undefined {
  const { repository, group, function: name } = properties;
  if (kind === "aws.ecr.repository" && repository) {
    return {
      type: ["AWS_ECR_CONTAINER_IMAGE"],
      details: { awsEcrContainerImage: { repositoryName: [repository] } },
    };
  }
  if (kind === "aws.ec2.asg" && group) {
    return { type: ["AWS_EC2_INSTANCE"], tags: { "aws:autoscaling:groupName": [group] } };
  }
  if (kind === "aws.lambda.function" && name) {
    return { type: ["AWS_LAMBDA_FUNCTION"], details: { awsLambdaFunction: { functionName: [name] } } };
  }
  return undefined;
}

/** Copies to another region end in the same states. */
const backupJobs = ["Backup Job State Change", "Copy Job State Change"];

/** Of one database where the event is `on` one, else of every backup job in the account. */
function backupPattern(when: Category[], instance: string | undefined, entry: Entry) {
  const problems = whenProblems(when, backupStates, "state a backup job ends in", entry);
  if (problems.length > 0) return { problems };
  const detail = { state: when, ...(instance && { resourceArn: [{ suffix: `:db:${instance}` }] }) };
  const pattern = { source: ["aws.backup"], "detail-type": backupJobs, detail };
  return { pattern, problems };
}

/** The role of restore tests restores nothing else; the event does not say which database was restored. */
function restorePattern(when: Category[], entry: Entry) {
  const problems = whenProblems(when, restoreStates, "state a restore job ends in", entry);
  const detail = { status: when, iamRoleArn: [{ ref: restoreRoleKey, output: "arn" }] };
  const pattern = { source: ["aws.backup"], "detail-type": ["Restore Job State Change"], detail };
  return problems.length > 0 ? { problems } : { pattern, problems };
}

function whenProblems(when: readonly Category[], allowed: readonly string[], what: string, entry: Entry): Problem[] {
  const wrong = when.map(({ traced }) => traced).filter((value) => !allowed.includes(value));
  if (when.length > 0 && wrong.length === 0) return [];
  return [
    problemAt(entry, "AWS-EVENT-WHEN", {
      what: when.length === 0 ? `when must name at least one ${what}` : `no ${what}`,
      ...(wrong.length > 0 && { given: wrong.join(", ") }),
      allowed: allowed.join(", "),
      change: "change when",
    }),
  ];
}

function severityProblem(given: string | undefined, allowed: string, entry: Entry): Problem {
  return problemAt(entry, "AWS-EVENT-SEVERITY", {
    what: "findings need the least severity that notifies",
    ...(given !== undefined && { given }),
    allowed,
    change: "set minimumSeverity",
  });
}
