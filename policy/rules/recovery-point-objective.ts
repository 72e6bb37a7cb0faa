import { parseQuantity, seconds } from "../../core/model";
import { backupPlanType, backupRulesOf } from "../backup-rules";
import { fields, text } from "../inputs";
import { isType } from "../lookup";
import type { CheckedResource, ResourceRule } from "../rule";

/** Archiving of a platform's own log: seconds that can be lost at worst. */
const continuous = 300;
const database = "aws:rds/instance:Instance";
const flexibleServer = "azure-native:dbforpostgresql:Server";

/** What is lost at worst is no more than the document allows. */
export const recoveryPointObjective: ResourceRule = {
  name: "recovery-point-objective",
  description: "the time between two recovery points is at most the documented RPO",
  looksAt: "rules of AWS Backup plans, automated backups of RDS and of PostgreSQL flexible servers",
  remediation: "switch continuous backup on, or back up at least once in the time the document allows to lose",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: isType(backupPlanType, database, flexibleServer),
  fault: (resource, { expected }) => {
    const quantity = parseQuantity(expected?.value ?? "");
    if (!quantity) return `the objective ${expected?.value ?? ""} is no duration`;
    const worst = worstLoss(resource);
    if (worst <= seconds(quantity)) return undefined;
    return Number.isFinite(worst) ? `recovery points are ${worst} s apart` : "there is no recurring backup";
  },
};

function worstLoss(resource: CheckedResource): number {
  const { type, inputs } = resource;
  if (type === database) return Number(inputs.backupRetentionPeriod) > 0 ? continuous : Number.POSITIVE_INFINITY;
  if (type === flexibleServer)
    return text(fields(inputs.backup).backupRetentionDays ?? "7") === "0" ? Number.POSITIVE_INFINITY : continuous;
  return Math.min(...backupRulesOf(resource).map((rule) => (rule.continuous ? continuous : rule.interval)));
}
