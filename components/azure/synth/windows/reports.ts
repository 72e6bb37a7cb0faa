import type { TracedValue } from "../../../../core/evidence";
import { cite, type Report } from "../../../../core/model";
import { isUnsayable } from "../../../../core/time";
import { type LogicAppText, logicAppText } from "../../../kit/escapes";
import { fragment } from "../../../kit/fragment";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { limits, severityNumbers } from "../common/limits";
import { nameOf, tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { routeReferences } from "../notification/action-groups";
import { workflowSchema } from "./definition";
import { windowLimits } from "./limits";
import { type Trigger, triggerOf } from "./trigger";
import { windowConcern, windowTypes } from "./types";

/**
 * A planned check as a Logic App that starts at its time, and a metric alert on that start which tells the route: no
 * mail connection is needed, and whoever gets the system's alerts gets the report.
 */
export function reportOf(scene: Context, report: Report): Fragment {
  const said = triggerOf({ value: report.schedule.value, facts: report.facts });
  const { at, path } = report.schedule;
  if (isUnsayable(said)) return fragment({ problems: [{ ...said, at, path, clauses: report.clauses }] });
  const key = `report-${report.spec.key}`;
  return fragment({ declarations: [workflowOf(scene, report, key, said), alertOf(scene, report, key)] });
}

/** What people read in the run. */
function readBy({ spec, items, runbookUrl }: Report): Record<string, LogicAppText> {
  return { title: logicAppText(spec.title), items: logicAppText(items), runbook: logicAppText(runbookUrl) };
}

function definitionOf(report: Report, { recurrence, conditions }: Trigger): TracedValue {
  return {
    $schema: workflowSchema,
    contentVersion: "1.0.0.0",
    triggers: { due: { type: "Recurrence", recurrence, ...(conditions && { conditions }) } },
    actions: {
      report: {
        type: "Compose",
        runAfter: {},
        inputs: readBy(report),
      },
    },
    outputs: {},
  };
}

function workflowOf(scene: Context, report: Report, key: string, trigger: Trigger): TypedSpec {
  const { place } = scene;
  return azureSpec({
    key,
    type: windowTypes.workflow,
    concern: windowConcern,
    inputs: {
      workflowName: nameOf(scene, [key], windowLimits.workflowName.value),
      resourceGroupName: place.resourceGroup,
      location: place.location,
      state: "Enabled",
      definition: definitionOf(report, trigger),
      tags: tagsOf(scene, "report", report.spec.key),
    },
    clauses: report.clauses,
  });
}

/** Any start within the window. */
const started = {
  odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria" as const,
  allOf: [
    {
      criterionType: "StaticThresholdCriterion" as const,
      name: "metric1",
      metricNamespace: "Microsoft.Logic/workflows",
      metricName: "RunsStarted",
      timeAggregation: "Total",
      operator: "GreaterThan",
      threshold: 0,
      dimensions: [],
    },
  ],
};

/**
 * Stateless: it notifies for every start and closes nothing. After a day without data points the first evaluation may
 * be missed, so each start is seen by three; a reminder that comes twice is better than none.
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-troubleshoot-metric
 */
function alertOf(scene: Context, report: Report, key: string): TypedSpec {
  const { plan, place } = scene;
  const cited = plan.clauses.filter(({ id }) => report.clauses.includes(id));
  const parts = [report.spec.title, report.items, cite(plan.system.document.name, cited)].filter((text) => text !== "");
  const tail = ` ${report.runbookUrl}`;
  const head = [...parts.join(". ")].slice(0, limits.metricDescription.value - tail.length).join("");
  return azureSpec({
    key: `${key}-due`,
    type: types.metricAlert,
    concern: windowConcern,
    inputs: {
      ruleName: nameOf(scene, [key], limits.ruleName.value),
      resourceGroupName: place.resourceGroup,
      location: "global",
      description: `${head}${tail}`,
      enabled: true,
      severity: severityNumbers.info,
      scopes: [{ ref: key, output: "id" }],
      criteria: started,
      windowSize: "PT15M",
      evaluationFrequency: "PT5M",
      autoMitigate: false,
      actions: routeReferences(plan.routes, report.route).map((actionGroupId) => ({
        actionGroupId,
        webHookProperties: { title: report.spec.title, description: report.items, runbook: report.runbookUrl },
      })),
      tags: tagsOf(scene, "report", report.spec.key),
    },
    clauses: report.clauses,
  });
}
