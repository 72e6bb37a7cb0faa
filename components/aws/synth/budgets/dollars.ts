import { about, asText, budgetAmount, formula, moneyOf, type Traced } from "../../../../core/evidence";
import type { Budget, Fact } from "../../../../core/model";
import { budgetCurrency } from "./limits";

/** The limit in US dollars: rounded down, less the margin, so that a moving rate warns early rather than late. */
export function dollars(budget: Budget, facts: readonly Fact[]): Traced<string> {
  const { amount, exchange } = budget;
  if (!exchange || amount.value.currency === budgetCurrency.value) return asText(budgetAmount(budget, facts));
  const terms = { rate: Number(exchange.rate), margin: Number(exchange.margin) };
  const source = moneyOf(amount, about(facts, "amount"));
  return asText(formula(source, { expression: "floor(documented / rate * (1 - margin) * 100) / 100", terms }));
}
