import { DateTime } from "luxon";
import { about, budgetAmount, budgetServices, noticePercent, spelled, type Traced } from "../../../../core/evidence";
import type { Budget, BudgetNotice, Problem } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { plainNameOf } from "../common/naming";
import { settingPath } from "../common/place";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { routeReferences } from "../notification/action-groups";
import { isFirstOfMonth } from "./first-day";
import { budgetLimits, earliestBudget } from "./limits";
import { budgetType } from "./tokens";

/** https://learn.microsoft.com/rest/api/consumption/budgets/create-or-update#timegraintype */
const timeGrains = { monthly: "Monthly", quarterly: "Quarterly", yearly: "Annually" } as const;

/**
 * A cost budget of the resource group, of a month, quarter or year. The amount is in the currency the scope is billed in, which Azure does
 * not say, so the stack configuration does.
 */
export function budgetOf(scene: Context, budget: Budget): Fragment {
  const { spec, facts, clauses } = budget;
  const period = spec.period?.value ?? "monthly";
  const problems = [...currencyProblems(scene, budget), ...startProblems(scene, budget), ...periodProblems(budget)].map(
    (problem): Problem => ({ clauses, ...problem }),
  );
  if (period === "daily" || problems.length > 0) return fragment({ problems });
  const { subscription, resourceGroup } = scene.place;
  const resource = azureSpec({
    key: `budget-${spec.key}`,
    type: budgetType,
    concern: "budgets",
    inputs: {
      budgetName: plainNameOf(scene, [spec.key], budgetLimits.name.value),
      scope: `/subscriptions/${subscription}/resourceGroups/${resourceGroup}`,
      category: "Cost",
      amount: budgetAmount(budget, facts),
      timeGrain: spelled({ value: period, facts: about(facts, "period") }, (one) => timeGrains[one]),
      timePeriod: { startDate: `${budget.start}T00:00:00Z` },
      ...(budget.services.length > 0 && {
        filter: { dimensions: { name: "ServiceName", operator: "In", values: budgetServices(budget, facts) } },
      }),
      notifications: Object.fromEntries(
        budget.notices.map((notice) => [
          keyOf(notice),
          notification(scene, budget, notice, noticePercent(budget, notice, facts)),
        ]),
      ),
    },
    clauses: [...clauses],
  });
  return fragment({ declarations: [resource] });
}

function periodProblems({ spec: { period, at, path, amount } }: Budget): Problem[] {
  if (period?.value !== "daily") return [];
  return [
    {
      code: "AZURE-BUDGET-PERIOD",
      at: period.at ?? at,
      path: period.path ?? path,
      what: "Azure has budgets of a month, a quarter and a year, and none of a day",
      given: period.written,
      allowed: "monthly, quarterly, yearly",
      change: `write what may be spent in a month instead of ${amount?.written ?? "the amount"}, and period: monthly`,
    },
  ];
}

/** Two notices at one percentage need different names: Azure would lose one. */
function keyOf({ of, percent }: BudgetNotice): string {
  return `${of}-${percent.replace(".", "_")}`;
}

function notification({ plan }: Context, { route }: Budget, { of }: BudgetNotice, percent: Traced<number>) {
  return {
    enabled: true,
    operator: "GreaterThan",
    threshold: percent,
    thresholdType: of === "actual" ? "Actual" : "Forecasted",
    contactEmails: [],
    contactGroups: routeReferences(plan.routes, route),
    locale: plan.system.language === "ja" ? "ja-jp" : "en-us",
  };
}

function currencyProblems({ place }: Context, { amount, spec }: Budget): Problem[] {
  const { currency } = amount.value;
  const path = settingPath(place.alias, "billingCurrency");
  if (place.billingCurrency === undefined) {
    return [
      {
        code: "AZURE-BUDGET-CURRENCY",
        path,
        what: "the billing currency is missing; an Azure budget is a number in that currency",
        given: amount.written,
        change: `pulumi config set --path '${path}' ${currency}`,
      },
    ];
  }
  if (place.billingCurrency === currency) return [];
  return [
    {
      code: "AZURE-BUDGET-CURRENCY",
      at: spec.at,
      path: spec.path,
      what: "a budget in another currency than the scope is billed in",
      given: amount.written,
      allowed: place.billingCurrency,
      change: `write the amount in ${place.billingCurrency}`,
    },
  ];
}

/** The first of a month, from the platform's beginning to a year from now; once made, it never changes. */
function startProblems({ plan }: Context, { start, spec }: Budget): Problem[] {
  const { monthsAhead } = budgetLimits;
  const latest =
    DateTime.fromISO(plan.system.asOf, { zone: "utc" }).plus({ months: monthsAhead.value }).toISODate() ?? "";
  if (start !== undefined && isFirstOfMonth(start) && start >= earliestBudget && start <= latest) return [];
  return [
    {
      code: "AZURE-BUDGET-START",
      at: spec.at,
      path: spec.path,
      what: "Azure never changes the start of a budget, so it must be pinned",
      ...(start !== undefined && { given: start }),
      allowed: `the first day of a month from ${earliestBudget} to ${latest}, at creation the current month or a later one`,
      change: "add start: YYYY-MM-01",
    },
  ];
}
