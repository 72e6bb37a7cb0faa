import { parseQuantity, seconds } from "../../core/model";
import { backupPlanType, backupRulesOf, daysOf } from "../backup-rules";
import { fields } from "../inputs";
import { isType } from "../lookup";
import type { CheckedResource, ResourceRule } from "../rule";

const database = "aws:rds/instance:Instance";
const flexibleServer = "azure-native:dbforpostgresql:Server";
const day = 86_400;

/** A wrong statement is noticed days later: the database must still be restorable to the moment before it. */
export const pointInTimeWindow: ResourceRule = {
  name: "point-in-time-window",
  description: "the database can be restored to any moment of the documented window",
  looksAt: "backup retention of PostgreSQL flexible servers and RDS, continuous rules of AWS Backup plans",
  remediation: "set the backup retention to the documented number of days (Azure takes 7 to 35)",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: isType(flexibleServer, database, backupPlanType),
  fault: (resource, { expected }) => {
    const range = rangeOf(expected?.value ?? "");
    if (!range) return `${expected?.value ?? ""} is no number of days`;
    const window = windowOf(resource);
    if (window < range.least) return `the window is ${window / day} days`;
    return window > range.most ? `the window is ${window / day} days, more than documented` : undefined;
  },
};

/** `7 days` is a least, `7-35 days` a range. */
function rangeOf(text: string): { least: number; most: number } | undefined {
  const range = /^(\d+)-(\d+) days?$/.exec(text);
  if (range) return { least: Number(range[1]) * day, most: Number(range[2]) * day };
  const quantity = parseQuantity(text);
  return quantity && { least: seconds(quantity), most: Number.POSITIVE_INFINITY };
}

function windowOf(resource: CheckedResource): number {
  const { type, inputs } = resource;
  if (type === flexibleServer) return daysOf(fields(inputs.backup).backupRetentionDays);
  if (type === database) return daysOf(inputs.backupRetentionPeriod);
  return Math.max(0, ...backupRulesOf(resource).map(({ continuous, keep }) => (continuous ? keep : 0)));
}
