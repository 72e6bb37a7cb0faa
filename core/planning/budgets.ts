import Decimal from "decimal.js";
import {
  type Budget,
  type BudgetNotice,
  baseAmount,
  type Exchange,
  type Intent,
  listOf,
  type Money,
  moneyOf,
  type Planned,
  type Problem,
  quantityOf,
  type Stated,
  textOf,
} from "../model";

/** Exchange rates move: an older one is worth a look. Days. */
const freshRate = 62;

interface PlannedBudgets {
  readonly budgets: readonly Planned<Budget>[];
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

type Complaint = (code: string, detail: Pick<Problem, "what" | "given" | "allowed" | "change">) => void;

/** Entries of `budgets:` that carry an amount or a notice; the others (cost anomalies) have none. */
export function planBudgets(intents: readonly Planned<Intent>[], asOf: string): PlannedBudgets {
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const budgets = intents
    .filter(({ spec }) => spec.section === "budgets" && (spec.values.amount ?? spec.values.alert))
    .flatMap((planned) => {
      const { at, path } = planned.spec;
      const into = (list: Problem[]): Complaint => {
        return (code, detail) => list.push({ code, at, path, clauses: planned.clauses, ...detail });
      };
      const spec = budgetOf(planned.spec, into(problems));
      if (spec?.exchange) noteAge(spec.exchange, asOf, into(notes));
      return spec ? [{ ...planned, spec }] : [];
    });
  return { budgets, problems, notes };
}

function budgetOf(spec: Intent, complain: Complaint): Budget | undefined {
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
  const notices = noticesOf(spec, amount, complain);
  if (notices.length === 0) {
    complain("PLAN-BUDGET-NOTICE", {
      what: "a budget that tells nobody",
      allowed: "alert: JPY 550,000, threshold: 100%, or forecast: 100%",
      change: "add alert, threshold or forecast",
    });
  }
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

/** `alert` is an amount that was spent, `threshold` a share that was, `forecast` a share that is expected. */
function noticesOf(spec: Intent, amount: Stated<Money>, complain: Complaint): BudgetNotice[] {
  const alert = moneyOf(spec, "alert");
  const spent = quantityOf(spec, "threshold");
  const forecast = quantityOf(spec, "forecast");
  const comparable = alert?.value.currency === amount.value.currency;
  if (alert && !comparable) {
    complain("PLAN-BUDGET-CURRENCY", {
      what: "amount and alert are in different currencies",
      given: `${amount.written} and ${alert.written}`,
      allowed: amount.value.currency,
      change: "write both in one currency",
    });
  }
  const notice = (of: BudgetNotice["of"], from: string, share: Decimal.Value): BudgetNotice => {
    return { of, from, percent: new Decimal(share).times(100).toDecimalPlaces(2, Decimal.ROUND_DOWN).toString() };
  };
  return [
    ...(alert && comparable
      ? [notice("actual", "alert", new Decimal(alert.value.amount).div(amount.value.amount))]
      : []),
    ...(spent ? [notice("actual", "threshold", baseAmount(spent.value))] : []),
    ...(forecast ? [notice("forecast", "forecast", baseAmount(forecast.value))] : []),
  ];
}

function exchangeOf(spec: Intent, complain: Complaint): Exchange | undefined {
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
  return { rate, date, margin: margin ? new Decimal(baseAmount(margin.value)).toString() : "0" };
}

function noteAge({ date, rate }: Exchange, asOf: string, note: Complaint): void {
  const days = Math.floor((Date.parse(asOf) - Date.parse(date)) / 86_400_000);
  if (days <= freshRate) return;
  note("PLAN-BUDGET-RATE-AGE", {
    what: `the exchange rate is ${days} days old`,
    given: `${rate} of ${date}`,
    allowed: `at most ${freshRate} days`,
    change: "set rate and rateDate anew",
  });
}
