import { baseAmount, formatQuantity, isBreached, type PlannedAlert } from "../model";
import { type Contradiction, clausesOf, inLanguageOf, type Rule } from "./contradiction";

/** What a resource has at most, by the concepts whose limits are held against it. */
const capacities = [
  { concept: /connections\.count$/, property: "maxConnections", noun: "connections" },
  { concept: /(storage|disk|memory)\.(free|used|available)$/, property: "allocatedBytes", noun: "bytes" },
] as const;

/** A limit at or above what the resource has at most: the alert can never fire, or never stops. */
export const beyondCapacity: Rule = (plan) =>
  plan.alerts.flatMap((alert) => {
    const capacity = capacityOf(alert);
    if (!capacity) return [];
    return alert.rules.flatMap((rule): Contradiction[] => {
      const { operator, limit } = rule.threshold;
      const above = operator.startsWith(">");
      // A full resource refuses further connections: an alert at the last one comes with the failure.
      const wrong = above ? baseAmount(limit) >= capacity.most : isBreached(rule.threshold, capacity.most);
      if (!wrong) return [];
      return [
        {
          clauses: clausesOf(rule),
          what: `${alert.title} (${rule.severity}) ${above ? "cannot warn before" : "always fires: the limit is above"} the capacity of ${alert.resource.title}`,
          arithmetic: `${operator} ${formatQuantity(limit)}, of ${capacity.most} ${capacity.noun} at most`,
          suggestion: inLanguageOf(plan, {
            en: `${alert.title}, ${rule.severity}: ${operator} ${Math.floor(capacity.most * (above ? 0.95 : 0.05))} ${capacity.noun} (of ${capacity.most}).`,
            ja: `${alert.title}（${rule.severity}）: ${operator} ${Math.floor(capacity.most * (above ? 0.95 : 0.05))}（最大${capacity.most}）`,
          }),
        },
      ];
    });
  });

function capacityOf({ concept, resource }: PlannedAlert) {
  const found = capacities.find((one) => one.concept.test(concept));
  const most = found ? Number(resource.properties[found.property]) : Number.NaN;
  return found && Number.isFinite(most) && most > 0 ? { most, noun: found.noun } : undefined;
}
