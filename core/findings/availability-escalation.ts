import Decimal from "decimal.js";
import { type EscalationStep, type Plan, seconds } from "../model";
import { percentText, timeText } from "./amounts";
import { availabilities, budgetText } from "./availability-stops";
import { type Contradiction, clausesOf, inLanguageOf, type Rule } from "./contradiction";

/** Before an escalation reaches a further person, an outage has used up the whole error budget. */
export const availabilityEscalation: Rule = (plan) =>
  availabilities(plan).flatMap((slo) =>
    plan.system.escalations
      .filter(({ routes }) => routes.some((route) => hearsOfOutages(plan, route)))
      .flatMap(({ steps, title, at }): Contradiction[] => {
        const late = lateStep(steps, Number(slo.budgetSeconds));
        if (!late || late.waits.every(({ clauses }) => clauses.length === 0)) return [];
        const lengths = late.waits.map(({ value }) => timeText(seconds(value)));
        const sum = lengths.length > 1 ? `${lengths.join(" + ")} = ${timeText(late.after)}` : timeText(late.after);
        const share = percentText(new Decimal(late.after).div(slo.budgetSeconds).toSignificantDigits(3));
        const { spec } = slo;
        return [
          {
            clauses: clausesOf(spec.target, ...late.waits),
            what: `${title} reaches ${late.title} when the error budget of ${spec.title} is gone`,
            arithmetic: `${sum} is ${share} of ${budgetText(slo)}`,
            deployed: "the waits as documented; the first person is called at once",
            suggestion: inLanguageOf(plan, {
              en: `${late.title} is called after ${timeText(Number(slo.budgetSeconds) / 2)} without an answer.`,
              ja: `${timeText(Number(slo.budgetSeconds) / 2, "ja")}以内に応答がなければ${late.title}に通知する`,
            }),
            at: late.waits[0]?.at ?? at,
          },
        ];
      }),
  );

/** The first step that is reached after more than so many seconds, and the waits before it. */
function lateStep(steps: readonly EscalationStep[], allowed: number) {
  let after = 0;
  for (const [index, step] of steps.entries()) {
    after += seconds(step.after.value);
    if (after <= allowed) continue;
    const waits = steps.slice(0, index + 1).map((one) => one.after);
    return { title: steps[index + 1]?.title ?? "no further step", after, waits };
  }
  return undefined;
}

function hearsOfOutages({ alerts }: Plan, route: string): boolean {
  const rules = alerts.flatMap((alert) => alert.rules);
  return (
    ["outage", "critical"].includes(route) ||
    rules.some((rule) => rule.route === route && ["outage", "critical"].includes(rule.severity))
  );
}
