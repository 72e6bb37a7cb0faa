import { budgetServices, noticePercent, type Traced } from "../../../../core/evidence";
import type { Budget, BudgetNotice, Problem, Reference } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { type Entry, problemAt } from "../../../kit/problems";
import { type Context, nameOf, tagsOf } from "../common/context";
import { awsResource, type Fragment } from "../common/resource";
import { concerns } from "../common/tokens";
import { topicKey } from "../notification/routes";
import { dollars } from "./dollars";
import { budgetCurrency, budgetLimits } from "./limits";
import { budgetTokens } from "./tokens";

/**
 * A monthly cost budget. The limit is in US dollars at the pinned rate; notices are shares of it, so that they stay
 * exact whatever the rate. AWS deletes a budget on its last day, so it has none.
 */
export function budgetOf(budget: Budget, scope: Context): Fragment {
  const { spec, facts, clauses } = budget;
  const entry: Entry = { at: spec.at, path: spec.path, clauses };
  const problems = rateProblems(budget, entry);
  if (problems.length > 0) return { ...nothing, problems };
  const inputs = {
    name: nameOf(scope, [spec.key], budgetLimits.name.value),
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: dollars(budget, facts),
    limitUnit: budgetCurrency.value,
    ...(budget.services.length > 0 && { costFilters: [{ name: "Service", values: budgetServices(budget, facts) }] }),
    notifications: budget.notices.map((notice) =>
      notification(notice, noticePercent(budget, notice, facts), {
        ref: topicKey(scope, budget.route, scope.region),
        output: "arn",
      }),
    ),
    tags: tagsOf(scope, "budget", spec.key),
  };
  const declaration = { key: `budget-${spec.key}`, type: budgetTokens.budget, concern: concerns.budgets, inputs };
  return { ...nothing, declarations: [awsResource(declaration, facts)] };
}

function notification({ of }: BudgetNotice, percent: Traced<number>, topic: Reference) {
  return {
    comparisonOperator: "GREATER_THAN",
    notificationType: of === "actual" ? "ACTUAL" : "FORECASTED",
    threshold: percent,
    thresholdType: "PERCENTAGE",
    subscriberSnsTopicArns: [topic],
  };
}

function rateProblems(budget: Budget, entry: Entry): Problem[] {
  const { amount, exchange } = budget;
  if (exchange || amount.value.currency === budgetCurrency.value) return [];
  return [
    problemAt(entry, "AWS-BUDGET-CURRENCY", {
      what: "AWS Budgets takes US dollars only",
      given: amount.written,
      allowed: `an amount in USD, or rate and rateDate (${budgetCurrency.reference})`,
      change: "add rate: units of the currency for one dollar, and rateDate: the day it is of",
    }),
  ];
}
