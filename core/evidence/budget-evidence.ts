import type { Budget, BudgetNotice, Fact } from "../model";
import { about, formula, type Source, spelled, type Traced } from "./traced";

/** An amount of money as a number of its currency. */
export function moneyOf({ value, ...origin }: Budget["amount"], facts: readonly Fact[]): Source<number> {
  const { at, path, written } = origin;
  return { value: Number(value.amount), facts, origin: { at, path, written } };
}

/** The documented amount, in its own currency. */
export function budgetAmount({ amount }: Budget, facts: readonly Fact[]): Traced<number> {
  return formula(moneyOf(amount, about(facts, "amount")));
}

/** A notice in percent of the amount: rounded down to what platforms take, so that it warns early. */
export function noticePercent({ amount, spec }: Budget, notice: BudgetNotice, facts: readonly Fact[]): Traced<number> {
  const { from, stated } = notice;
  const given = spec[from];
  const origin = given && { at: given.at, path: given.path, written: given.written };
  const source = { value: stated.base, facts: about(facts, from), ...(origin && { origin }) };
  if (stated.as === "amount") {
    const terms = { amount: Number(amount.value.amount) };
    return formula(source, { expression: "floor(documented / amount * 10000) / 100", terms });
  }
  const exact = formula(source, { expression: "documented * 100" });
  return exact.traced === Number(notice.percent)
    ? exact
    : formula(source, { expression: "floor(documented * 10000) / 100" });
}

/** The services a budget is limited to. */
export function budgetServices({ services }: Budget, facts: readonly Fact[]): Traced<string>[] {
  return services.map((service) => spelled({ value: service, facts: about(facts, "services") }, (name) => name));
}
