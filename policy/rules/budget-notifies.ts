import { awsBudget, azureBudget, noticesOf } from "../budgets";
import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** A budget nobody hears of is a number in a console. */
export const budgetNotifies: ResourceRule = {
  name: "budget-notifies",
  description: "every budget notifies someone when it is exceeded",
  looksAt: "notifications of AWS and Azure budgets and their receivers",
  remediation: "give each notification a mail address, a topic or an action group",
  severity: "mandatory",
  scope: "resource",
  isAbout: isType(awsBudget, azureBudget),
  fault: (resource) => {
    const notices = noticesOf(resource);
    if (notices.length === 0) return "the budget has no notification";
    return notices.every(({ receivers }) => receivers > 0) ? undefined : "a notification has no receiver";
  },
};
