import { fields, text } from "../inputs";
import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** A review that starts from what was not used for a quarter is a review that happens. */
export const unusedAccessAnalyzed: ResourceRule = {
  name: "unused-access-analyzed",
  description: "unused access is found in time for the quarterly review",
  looksAt: "IAM Access Analyzers",
  remediation: "make an analyzer of type ACCOUNT_UNUSED_ACCESS with unusedAccessAge of at most 90 days",
  severity: "mandatory",
  config: { days: { type: "number", description: "most days after which access counts as unused", default: 90 } },
  scope: "resource",
  perClause: true,
  isAbout: isType("aws:accessanalyzer/analyzer:Analyzer"),
  fault: ({ inputs }, { config }) => {
    if (!text(inputs.type).endsWith("_UNUSED_ACCESS")) return "the analyzer does not look for unused access";
    const age = Number(fields(fields(inputs.configuration).unusedAccess).unusedAccessAge ?? 90);
    return age <= Number(config.days) ? undefined : `access counts as unused after ${age} days only`;
  },
};
