import { parseQuantity } from "../../core/model";
import { backupPlanType, backupRulesOf } from "../backup-rules";
import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

const hour = 3600;

/** Generations are no setting of the platform: they follow from how often is backed up and how long is kept. */
export const backupGenerations: ResourceRule = {
  name: "backup-generations",
  description: "as many generations of a backup are kept as the document says",
  looksAt: "rules of AWS Backup plans: retention divided by the time between two backups (an hour for continuous ones)",
  remediation: "keep recovery points longer, or back up more often",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: isType(backupPlanType),
  fault: (resource, { expected }) => {
    const wanted = Number(parseQuantity(expected?.value ?? "")?.amount ?? Number.NaN);
    if (Number.isNaN(wanted)) return `${expected?.value ?? ""} is no number of generations`;
    const kept = Math.max(
      0,
      ...backupRulesOf(resource).map(({ keep, interval, continuous }) =>
        Math.floor(keep / (continuous ? hour : interval)),
      ),
    );
    return kept >= wanted ? undefined : `only ${kept} generations are kept`;
  },
};
