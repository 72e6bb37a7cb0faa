import Decimal from "decimal.js";
import {
  type Budget,
  baseAmount,
  type Complain,
  type Exchange,
  type Intent,
  listOf,
  moneyOf,
  type Planned,
  type Problem,
  quantityOf,
  textOf,
} from "../model";
import { checkDigits, checkNotices, noteForecast, noticesOf } from "./budget-notices";

/** Exchange rates move: an older one is worth a look. Days. */
const freshRate = 62;

interface PlannedBudgets {
  readonly budgets: readonly Planned<Budget>[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

/** Entries of `budgets:` that carry an amount or a notice; the others (cost anomalies) have none. */
export function planBudgets(intents: readonly Planned<Intent>[], asOf: string): PlannedBudgets {
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const budgets = intents
    .filter(({ spec }) => spec.section === "budgets" && (spec.values.amount ?? spec.values.alert))
    .flatMap((planned) => {
      const { at, path } = planned.spec;
      const into = (list: Problem[]): Complain => {
        return (code, detail) => list.push({ code, at, path, clauses: planned.clauses, ...detail });
      };
      const spec = budgetOf(planned.spec, into(problems));
      if (spec) noteForecast(spec, into(notes));
      if (spec?.exchange) noteAge(spec.exchange, asOf, into(notes));
      return spec ? [{ ...planned, spec }] : [];
    });
  return { budgets, problems, notes };
}

function budgetOf(spec: Intent, complain: Complain): Budget | undefined {
  const amount = moneyOf(spec, "amount");
  if (!amount || Number(amount.value.amount) <= 0) {
    complain("PLAN-BUDGET-AMOUNT", {
      what: "a budget needs an amount above zero",
      ...(amount && { given: amount.written }),
      allowed: "JPY 500,000",
      change: "add amount",
    });
    return undefined;
  }
  for (const name of ["amount", "alert"]) checkDigits(moneyOf(spec, name), complain);
  const notices = noticesOf(spec, amount, complain);
  checkNotices(notices, complain);
  const exchange = exchangeOf(spec, complain);
  const start = textOf(spec, "start")?.value;
  return {
    spec,
    amount,
    notices,
    services: listOf(spec, "services"),
    route: spec.notify ?? "warning",
    ...(exchange && { exchange }),
    ...(start !== undefined && { start }),
  };
}

function exchangeOf(spec: Intent, complain: Complain): Exchange | undefined {
  const rate = textOf(spec, "rate")?.value;
  const date = textOf(spec, "rateDate")?.value;
  if (rate === undefined && date === undefined) return undefined;
  if (rate === undefined || !/^\d+(\.\d+)?$/.test(rate) || Number(rate) <= 0) {
    complain("PLAN-BUDGET-RATE", {
      what: "no exchange rate",
      ...(rate !== undefined && { given: rate }),
      allowed: "units of the documented currency for one US dollar, e.g. 150",
      change: "correct rate",
    });
    return undefined;
  }
  if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) {
    complain("PLAN-BUDGET-RATE", {
      what: "nobody can tell how old an exchange rate without a date is",
      ...(date !== undefined && { given: date }),
      allowed: "YYYY-MM-DD",
      change: "add rateDate, the day the rate is of",
    });
    return undefined;
  }
  const margin = quantityOf(spec, "margin");
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
  return { rate, date, margin: new Decimal(share).toString() };
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
