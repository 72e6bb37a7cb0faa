import { DateTime } from "luxon";
import { anomalyEntries, anomalyRoute, type BudgetSpec, type Planned, type Problem } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { lowerNameOf, subscriptionId } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { addressOf } from "../notification/receivers";
import { monthsAhead } from "../windows/limits";
import { isFirstOfMonth } from "./first-day";
import { anomalyLimits } from "./limits";
import { anomalyType } from "./tokens";

/** A subscription takes five alerts of this kind: only the stack that owns the one of hozen makes it. */
const singleton = "azure.cost-anomaly-alert";

/** The view of a subscription in which Azure marks what is out of the ordinary. */
const view = "providers/Microsoft.CostManagement/views/ms:DailyAnomalyByResourceGroup";

/**
 * A mail on the day Azure finds a cost it did not expect. Azure decides what is unusual, and mails only: receivers of
 * other channels are not told. https://learn.microsoft.com/azure/cost-management-billing/understand/analyze-unexpected-charges
 */
export function anomalyPart(scene: Context): Fragment {
  if (!scene.owns?.includes(singleton)) return fragment({});
  const [first] = anomalyEntries(scene.plan);
  return first ? alertOf(scene, first) : fragment({});
}

function alertOf(scene: Context, planned: Planned<BudgetSpec>): Fragment {
  const { plan } = scene;
  const { spec, clauses } = planned;
  const route = plan.routes.find(({ key }) => key === anomalyRoute(spec));
  const mails = (route?.receivers ?? []).filter(({ channel }) => channel === "email");
  const start = spec.start?.value;
  const problems = [...mailProblems(planned, mails.length), ...startProblems(planned, start)];
  if (problems.length > 0) return fragment({ problems });
  const subject = [...`${plan.system.title} ${spec.title}`].slice(0, anomalyLimits.subject.value).join("");
  const declaration = azureSpec({
    key: `anomaly-${spec.key}`,
    type: anomalyType,
    concern: "budgets",
    inputs: {
      scope: subscriptionId(scene.place).replace(/^\//, ""),
      name: lowerNameOf(scene, spec.key),
      kind: "InsightAlert",
      displayName: subject,
      status: "Enabled",
      viewId: `${subscriptionId(scene.place)}/${view}`,
      notification: { subject, to: mails.map((receiver) => addressOf(scene, receiver)) },
      schedule: {
        frequency: "Daily",
        startDate: `${start}T00:00:00Z`,
        endDate: `${lastDay(plan.system.asOf)}T00:00:00Z`,
      },
    },
    clauses: [...clauses],
  });
  return fragment({ declarations: [declaration] });
}

/** The first of the month in which a deployment a year has long renewed it. */
function lastDay(asOf: string): string {
  return DateTime.fromISO(asOf, { zone: "utc" }).startOf("month").plus({ months: monthsAhead }).toISODate() ?? "";
}

function mailProblems({ spec, clauses }: Planned<BudgetSpec>, mails: number): Problem[] {
  if (mails > 0) return [];
  return [
    {
      code: "AZURE-ANOMALY",
      at: spec.at,
      path: spec.path,
      clauses,
      what: "Azure reports unusual cost by e-mail only",
      given: `${mails} receivers with channel email on route ${anomalyRoute(spec)}`,
      allowed: `1 to ${anomalyLimits.receivers.value}`,
      change: "name a route with mail as notify",
    },
  ];
}

function startProblems({ spec, clauses }: Planned<BudgetSpec>, start: string | undefined): Problem[] {
  if (start !== undefined && isFirstOfMonth(start)) return [];
  return [
    {
      code: "AZURE-ANOMALY",
      at: spec.at,
      path: spec.path,
      clauses,
      what: "the alert has a first day, which stays the same from one deployment to the next",
      ...(start !== undefined && { given: start }),
      allowed: "the first day of a month, as of a budget",
      change: "add start: YYYY-MM-01",
    },
  ];
}
