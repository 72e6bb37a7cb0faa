import { count, fields, items, text } from "./inputs";
import type { CheckedResource } from "./rule";

export const awsBudget = "aws:budgets/budget:Budget";
export const azureBudget = "azure-native:consumption:Budget";

export interface BudgetNotice {
  readonly actual: boolean;
  readonly receivers: number;
}

/** The notifications of a budget, whatever the platform. */
export function noticesOf({ type, inputs }: CheckedResource): BudgetNotice[] {
  if (type === awsBudget) {
    return items(inputs.notifications)
      .map(fields)
      .map((notice) => ({
        actual: notice.notificationType === "ACTUAL",
        receivers: count(notice.subscriberEmailAddresses) + count(notice.subscriberSnsTopicArns),
      }));
  }
  return Object.values(fields(inputs.notifications))
    .map(fields)
    .map((notice) => ({
      actual: text(notice.thresholdType) !== "Forecasted",
      receivers:
        notice.enabled === false
          ? 0
          : count(notice.contactEmails) + count(notice.contactGroups) + count(notice.contactRoles),
    }));
}
