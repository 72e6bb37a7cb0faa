import Decimal from "decimal.js";
import {
  type Budget,
  type BudgetNotice,
  baseAmount,
  dimensionOf,
  type Exchange,
  type Intent,
  listOf,
  type Money,
  minorDigits,
  moneyOf,
  type Planned,
  type Problem,
  type Quantity,
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

/** A part of a yen is a number somebody mistyped, or of another currency. */
function checkDigits(money: Stated<Money> | undefined, complain: Complaint): void {
  if (!money) return;
  const { currency, amount } = money.value;
  const digits = minorDigits(currency);
  if (new Decimal(amount).decimalPlaces() <= digits) return;
  complain("PLAN-BUDGET-DECIMALS", {
    what: "an amount in smaller units than the currency has",
    given: money.written,
    allowed: digits === 0 ? `a whole number of ${currency}` : `${digits} digits after the point`,
    change: "round it, or correct the currency",
  });
}

/** Two notices of one kind at one share are the same to a platform: AWS refuses the second, Azure forgets the first. */
function checkNotices(notices: readonly BudgetNotice[], complain: Complaint): void {
  const allowed = "alert: JPY 550,000, threshold: 100%, or forecast: 100%";
  if (notices.length === 0) {
    complain("PLAN-BUDGET-NOTICE", {
      what: "a budget that tells nobody",
      allowed,
      change: "add alert, threshold or forecast",
    });
  }
  for (const { from, percent } of notices.filter((one) => Number(one.percent) <= 0)) {
    const given = `${from} at ${percent}%`;
    complain("PLAN-BUDGET-NOTICE", {
      what: "a notice before anything was spent",
      given,
      allowed: "above 0%",
      change: `raise ${from}`,
    });
  }
  const [first, ...others] = notices.filter(({ of }) => of === "actual");
  for (const { from, percent } of others.filter((one) => one.percent === first?.percent)) {
    const given = `${first?.from} and ${from} at ${percent}%`;
    complain("PLAN-BUDGET-NOTICE", { what: "the same notice twice", given, allowed, change: `take ${from} out` });
  }
}

/** `alert` is an amount that was spent, `threshold` a share that was, `forecast` a share that is expected. */
function noticesOf(spec: Intent, amount: Stated<Money>, complain: Complaint): BudgetNotice[] {
  const alert = moneyOf(spec, "alert");
  const spent = shareOf(spec, "threshold", complain);
  const forecast = shareOf(spec, "forecast", complain);
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

/** A share of the amount; any other quantity would become a senseless percentage. */
function shareOf(spec: Intent, name: string, complain: Complaint): Stated<Quantity> | undefined {
  const stated = quantityOf(spec, name);
  if (!stated || dimensionOf(stated.value.unit) === "ratio") return stated;
  complain("PLAN-BUDGET-NOTICE", {
    what: `${name} is no share of the amount`,
    given: stated.written,
    allowed: "a share, e.g. 80%",
    change: `correct ${name}`,
  });
  return undefined;
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
  const margin = shareOf(spec, "margin", complain);
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
