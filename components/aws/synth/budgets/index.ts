import { about, budgetServices, noticePercent, spelled, type Traced } from "../../../../core/evidence";
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

/** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html */
const timeUnits = { daily: "DAILY", monthly: "MONTHLY", quarterly: "QUARTERLY", yearly: "ANNUALLY" } as const;

/**
 * A cost budget of a day, month, quarter or year. The limit is in US dollars at the pinned rate; notices are shares of it, so that they stay
 * exact whatever the rate. AWS deletes a budget on its last day, so it has none.
 */
export function budgetOf(budget: Budget, scope: Context): Fragment {
  const { spec, facts, clauses } = budget;
  const entry: Entry = { at: spec.at, path: spec.path, clauses };
  const problems = [...rateProblems(budget, entry), ...forecastProblems(budget, entry)];
  if (problems.length > 0) return { ...nothing, problems };
  const inputs = {
    name: nameOf(scope, [spec.key], budgetLimits.name.value),
    budgetType: "COST",
    timeUnit: spelled(
      { value: spec.period?.value ?? "monthly", facts: about(facts, "period") },
      (period) => timeUnits[period],
    ),
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

/** https://docs.aws.amazon.com/cost-management/latest/userguide/create-cost-budget.html */
function forecastProblems({ spec, notices }: Budget, entry: Entry): Problem[] {
  if (spec.period?.value !== "daily" || notices.every(({ of }) => of === "actual")) return [];
  return [
    problemAt(entry, "AWS-BUDGET-FORECAST", {
      what: "AWS forecasts no budget of a day",
      given: `forecast: ${spec.forecast?.written}, period: ${spec.period.written}`,
      allowed: "alert or threshold; a forecast of a month, quarter or year",
      change: "take forecast out, or write a second entry with the monthly amount",
    }),
  ];
}
