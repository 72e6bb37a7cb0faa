import { asText, formula, isoDuration, type Traced } from "../../../../core/evidence";
import { baseOf, type Planned, type Problem, type ScalingSpec } from "../../../../core/model";
import { iso8601 } from "../../../../core/time";
import { problemAt } from "../../../kit/problems";
import { amountsOf } from "./evidence";
import { dataLimits, planReference } from "./limits";

const minute = 60;

/** One more instance while the average is above the threshold, one less below half of it. */
export function profileOf(entry: Planned<ScalingSpec>, plan: string) {
  const of = (subject: "duration" | "threshold" | "minimum" | "maximum") =>
    amountsOf(entry, subject)[0] ?? { value: 0, facts: [] };
  const lasting = of("duration");
  const share = formula(of("threshold"), { expression: "documented * 100", kind: "unit" });
  const minimum = asText(formula(of("minimum")));
  const rule = (
    operator: "GreaterThan" | "LessThan",
    threshold: number | Traced<number>,
    direction: "Increase" | "Decrease",
  ) => ({
    metricTrigger: {
      metricName: "CpuPercentage",
      metricNamespace: "Microsoft.Web/serverfarms",
      metricResourceUri: plan,
      operator,
      threshold,
      statistic: "Average" as const,
      timeAggregation: "Average" as const,
      timeGrain: iso8601(minute),
      timeWindow: direction === "Increase" ? isoDuration(lasting) : iso8601(lasting.value),
    },
    scaleAction: { direction, type: "ChangeCount" as const, value: "1", cooldown: iso8601(lasting.value) },
  });
  return {
    name: "busy",
    // The number of instances when there are no measurements at all.
    capacity: { minimum, maximum: asText(formula(of("maximum"))), default: minimum.traced },
    // With half the threshold even one instance less stays below it: out / 2 x (n + 1) / n <= out for every n >= 1.
    rules: [rule("GreaterThan", share, "Increase"), rule("LessThan", share.traced / 2, "Decrease")],
  };
}

export function rulesProblems(
  entry: Planned<ScalingSpec>,
  tier: { readonly tier: string; readonly instances: number } | undefined,
): Problem[] {
  const [least, most] = [baseOf(entry.spec.minimum), baseOf(entry.spec.maximum)];
  const window = baseOf(entry.spec.duration);
  const complain = (what: string, given: string, allowed: string, change: string): Problem[] => [
    problemAt(entry, "AZURE-AUTOSCALE", { what, given, allowed, change }),
  ];
  if (least === undefined || most === undefined || window === undefined) {
    return complain("autoscale has no bounds", "none", "minimum, maximum and duration", "add what is missing");
  }
  if (tier?.tier === "Basic") {
    return complain("a Basic plan does not scale by itself", tier.tier, "Standard and Premium", "choose a larger plan");
  }
  const top = tier?.instances ?? most;
  if (least < 1 || most < least || most > top) {
    return complain(
      "the bounds fit neither each other nor the plan",
      `${least} to ${most}`,
      `1 <= minimum <= maximum <= ${top} (${planReference})`,
      "correct minimum or maximum",
    );
  }
  const { least: shortest, most: longest, reference } = dataLimits.autoscaleWindow;
  if (window >= shortest && window <= longest) return [];
  return complain(
    "a rule looks at another stretch of time",
    `${window / minute} minutes`,
    `${shortest / minute} to ${longest / minute} minutes (${reference})`,
    "change duration",
  );
}
