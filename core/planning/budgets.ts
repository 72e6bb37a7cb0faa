import Decimal from "decimal.js";
import {
  type Budget,
  type BudgetSpec,
  baseAmount,
  type Complain,
  type Exchange,
  type Planned,
  type Problem,
} from "../model";
import { checkDigits, checkNotices, noteForecast, noticesOf } from "./budget-notices";

/** Exchange rates move: an older one is worth a look. Days. */
const freshRate = 62;

interface PlannedBudgets {
  readonly budgets: readonly Budget[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

/** Entries of `budgets:` that carry an amount or a notice; the others (cost anomalies) have none. */
export function planBudgets(entries: readonly Planned<BudgetSpec>[], asOf: string): PlannedBudgets {
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const budgets = entries
    .filter(({ spec }) => spec.amount ?? spec.alert)
    .flatMap((planned) => {
      const { at, path } = planned.spec;
      const into = (list: Problem[]): Complain => {
        return (code, detail) => list.push({ code, at, path, clauses: planned.clauses, ...detail });
      };
      const budget = budgetOf(planned, into(problems));
      if (budget) noteForecast(budget, into(notes));
      if (budget?.exchange) noteAge(budget.exchange, asOf, into(notes));
      return budget ?? [];
    });
  return { budgets, problems, notes };
}

function budgetOf(planned: Planned<BudgetSpec>, complain: Complain): Budget | undefined {
  const { spec } = planned;
  const { amount, alert, start, services } = spec;
  if (!amount || Number(amount.value.amount) <= 0) {
    complain("PLAN-BUDGET-AMOUNT", {
      what: "a budget needs an amount above zero",
      ...(amount && { given: amount.written }),
      allowed: "JPY 500,000",
      change: "add amount",
    });
    return undefined;
  }
  for (const stated of [amount, alert]) checkDigits(stated, complain);
  const notices = noticesOf(spec, amount, complain);
  checkNotices(notices, complain);
  const exchange = exchangeOf(spec, complain);
  return {
    ...planned,
    amount,
    notices,
    services: services?.value ?? [],
    route: spec.notify ?? "warning",
    ...(exchange && { exchange }),
    ...(start && { start: start.value }),
  };
}

function exchangeOf({ rate, rateDate, margin }: BudgetSpec, complain: Complain): Exchange | undefined {
  if (!rate && !rateDate) return undefined;
  if (!rate || Number(rate.value) <= 0) {
    complain("PLAN-BUDGET-RATE", {
      what: "no exchange rate",
      ...(rate && { given: rate.value }),
      allowed: "units of the documented currency for one US dollar, e.g. 150",
      change: "correct rate",
    });
    return undefined;
  }
  if (!rateDate || Number.isNaN(Date.parse(rateDate.value))) {
    complain("PLAN-BUDGET-RATE", {
      what: "an exchange rate needs its date",
      ...(rateDate && { given: rateDate.value }),
      allowed: "YYYY-MM-DD",
      change: "add rateDate, the day the rate is of",
    });
    return undefined;
  }
  const share = margin ? baseAmount(margin.value) : 0;
  if (margin && share >= 1) {
    complain("PLAN-BUDGET-RATE", {
      what: "a margin that leaves nothing of the budget",
      given: margin.written,
      allowed: "0% to below 100%",
      change: "lower margin",
    });
    return undefined;
  }
  return { rate: rate.value, date: rateDate.value, margin: new Decimal(share).toString() };
}

/** Old rates are told, not refused: the budget still warns, only not at the documented amount. */
function noteAge({ date, rate }: Exchange, asOf: string, note: Complain): void {
  const days = Math.floor((Date.parse(asOf) - Date.parse(date)) / 86_400_000);
  if (days <= freshRate) return;
  note("PLAN-BUDGET-RATE-AGE", {
    what: `the exchange rate is ${days} days old`,
    given: `${rate} of ${date}`,
    allowed: `at most ${freshRate} days`,
    change: "set rate and rateDate anew",
  });
}
