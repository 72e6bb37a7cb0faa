import Decimal from "decimal.js";
import {
  type Budget,
  type BudgetNotice,
  type BudgetSpec,
  baseAmount,
  type Complain,
  type Money,
  minorDigits,
  type Stated,
} from "../model";

/** A part of a yen is a number somebody mistyped, or of another currency. */
export function checkDigits(money: Stated<Money> | undefined, complain: Complain): void {
  if (!money) return;
  const { currency, amount } = money.value;
  const digits = minorDigits(currency);
  if (new Decimal(amount).decimalPlaces() <= digits) return;
  complain("PLAN-BUDGET-DECIMALS", {
    what: "more decimals than the currency has",
    given: money.written,
    allowed: digits === 0 ? `a whole number of ${currency}` : `${digits} digits after the point`,
    change: "round it, or correct the currency",
  });
}

/** Two notices of one kind at one share are the same to a platform: AWS refuses the second, Azure forgets the first. */
export function checkNotices(notices: readonly BudgetNotice[], complain: Complain): void {
  const allowed = "alert: JPY 550,000, threshold: 100%, or forecast: 100%";
  if (notices.length === 0) {
    complain("PLAN-BUDGET-NOTICE", {
      what: "a budget without a notice",
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
export function noticesOf(spec: BudgetSpec, amount: Stated<Money>, complain: Complain): BudgetNotice[] {
  const { alert, threshold: spent, forecast } = spec;
  const comparable = alert?.value.currency === amount.value.currency;
  if (alert && !comparable) {
    complain("PLAN-BUDGET-CURRENCY", {
      what: "amount and alert are in different currencies",
      given: `${amount.written} and ${alert.written}`,
      allowed: amount.value.currency,
      change: "write both in one currency",
    });
  }
  const amountSpent = alert && comparable ? Number(alert.value.amount) : undefined;
  const total = new Decimal(amount.value.amount);
  return [
    ...(amountSpent === undefined ? [] : [notice("actual", "alert", { as: "amount", base: amountSpent }, total)]),
    ...(spent ? [notice("actual", "threshold", { as: "share", base: baseAmount(spent.value) }, total)] : []),
    ...(forecast ? [notice("forecast", "forecast", { as: "share", base: baseAmount(forecast.value) }, total)] : []),
  ];
}

function notice(
  of: BudgetNotice["of"],
  from: BudgetNotice["from"],
  stated: BudgetNotice["stated"],
  total: Decimal,
): BudgetNotice {
  const share = stated.as === "amount" ? new Decimal(stated.base).div(total) : new Decimal(stated.base);
  return { of, from, stated, percent: share.times(100).toDecimalPlaces(2, Decimal.ROUND_DOWN).toString() };
}

/** Both clouds need weeks of cost before they forecast: until then a budget with nothing else tells nobody. */
export function noteForecast({ notices }: Budget, note: Complain): void {
  const [first] = notices;
  if (!first || notices.some(({ of }) => of === "actual")) return;
  note("PLAN-BUDGET-FORECAST", {
    what: "a forecast alone is silent until there are about five weeks of cost",
    given: `forecast at ${first.percent}%`,
    allowed: "a notice of what was spent beside it",
    change: "add alert or threshold",
  });
}
