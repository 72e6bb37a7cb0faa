import { type Contradiction, clausesOf, inLanguageOf, type Rule } from "./contradiction";

/** A budget in a currency the platform does not take. */
export const foreignCurrency: Rule = (plan) =>
  plan.budgets.flatMap(({ spec, amount, exchange }): Contradiction[] => {
    const { currency, amount: documented } = amount.value;
    if (!exchange || currency === "USD") return [];
    const dollars = ((Number(documented) / Number(exchange.rate)) * (1 - Number(exchange.margin))).toFixed(2);
    const margin = Number(exchange.margin) > 0 ? `, less ${Number(exchange.margin) * 100} %` : "";
    return [
      {
        clauses: clausesOf(amount),
        what: `the platform takes the budget of ${spec.title} in US dollars only`,
        arithmetic: `${currency} ${documented} / ${exchange.rate}${margin} = USD ${dollars}`,
        deployed: `USD ${dollars}, at the rate of ${exchange.date}; notices are shares of it`,
        suggestion: inLanguageOf(plan, {
          en: `${spec.title}: ${currency} ${documented} a month (USD ${dollars} at ${exchange.rate}, ${exchange.date}).`,
          ja: `${spec.title}: 月額 ${currency} ${documented}（${exchange.date}の1ドル${exchange.rate}で USD ${dollars}）`,
        }),
        at: amount.at,
      },
    ];
  });
