import { awsBudget, azureBudget, noticesOf } from "../budgets";
import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** How often a budget is compared is no setting: both platforms compare actual cost at least once a day. */
const atLeastDaily = /^(daily|weekly|monthly|日次|週次|月次)$/;

export const budgetRefreshedByService: ResourceRule = {
  name: "budget-refreshed-by-service",
  description: "cost is compared with the budget as often as documented",
  looksAt: "budgets: the service itself compares actual cost daily where a notification asks for actual cost",
  remediation: "add a notification on actual cost; more often than daily needs a job of its own",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: isType(awsBudget, azureBudget),
  fault: (resource, { expected }) => {
    if (!atLeastDaily.test(expected?.value ?? "")) return "no budget service compares that often";
    return noticesOf(resource).some(({ actual }) => actual) ? undefined : "no notification looks at actual cost";
  },
};
