import { about, amountOf, asText, formula } from "../../../../core/evidence";
import { anomalyRoute, type BudgetSpec, type Planned, type Quantity } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import { type Context, nameOf, tagsOf } from "../common/context";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { concerns } from "../common/tokens";
import { budgetLimits } from "./limits";
import { budgetTokens } from "./tokens";

/** An account has one monitor of its services: only the stack that owns it makes it. */
const singleton = "aws.cost-anomaly-monitor";

/** Told at once, by topic: AWS mails a daily or weekly summary only to addresses. */
export function anomalyPart(planned: Planned<BudgetSpec>, scope: Context): Fragment {
  const { spec, clauses } = planned;
  if (!scope.owns.includes(singleton)) return nothing;
  const share = spec.threshold;
  if (!share) {
    const entry = { at: spec.at, path: spec.path, clauses };
    return {
      ...nothing,
      problems: [
        problemAt(entry, "AWS-ANOMALY", {
          what: "the threshold above the expected cost is missing",
          allowed: "a share, e.g. threshold: 40%",
          change: "add threshold",
        }),
      ],
    };
  }
  return {
    ...nothing,
    declarations: [monitor(spec, scope), subscription(planned, share.value, scope)],
  };
}

function monitor({ key }: BudgetSpec, scope: Context): AwsResource {
  const inputs = {
    name: nameOf(scope, [key], budgetLimits.anomalyName.value),
    monitorType: "DIMENSIONAL",
    monitorDimension: "SERVICE",
    tags: tagsOf(scope, "budget", key),
  };
  const type = budgetTokens.anomalyMonitor;
  return awsResource({ key: `anomaly-${key}`, type, concern: concerns.budgets, inputs });
}

function subscription({ spec, facts }: Planned<BudgetSpec>, share: Quantity, scope: Context): AwsResource {
  const percent = formula(amountOf(share, about(facts, "threshold")), { expression: "documented * 100" });
  const inputs = {
    name: nameOf(scope, [spec.key], budgetLimits.anomalyName.value),
    frequency: "IMMEDIATE",
    monitorArnLists: [{ ref: `anomaly-${spec.key}`, output: "arn" }],
    subscribers: [{ type: "SNS", address: { ref: `route-${anomalyRoute(spec)}`, output: "arn" } }],
    thresholdExpression: {
      dimension: {
        key: "ANOMALY_TOTAL_IMPACT_PERCENTAGE",
        values: [asText(percent)],
        matchOptions: ["GREATER_THAN_OR_EQUAL"],
      },
    },
    tags: tagsOf(scope, "budget", spec.key),
  };
  const key = `anomaly-${spec.key}-subscription`;
  return awsResource({ key, type: budgetTokens.anomalySubscription, concern: concerns.budgets, inputs }, facts);
}
