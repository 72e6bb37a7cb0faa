import {
  cite,
  type Declaration,
  type EvidencePoint,
  isUnsayable,
  type Report,
  type Schedule,
  type Unsayable,
  type Value,
} from "../../../../core/model";
import { routeReferences } from "../action-groups";
import { descriptionLength, nameLength, severityNumbers } from "../limits";
import { nameOf, tagsOf } from "../naming";
import { capitalized } from "../recurrence";
import { type Part, partOf, type Scene } from "../scene";
import { knownZones, windowsZone } from "../timezones";
import { types } from "../types";
import { workflowNameLength } from "./limits";
import { windowConcern, windowTypes } from "./types";

/**
 * A planned check as a Logic App that starts at its time, and a metric alert on that start which tells the route: no
 * mail connection is needed, and whoever gets the system's alerts gets the report.
 */
export function reportOf(scene: Scene, report: Report): Part {
  const said = triggerOf(report.schedule.value);
  const { at, path } = report.schedule;
  if (isUnsayable(said)) return partOf({ problems: [{ ...said, at, path, clauses: report.clauses }] });
  const key = `report-${report.spec.key}`;
  return partOf({ declarations: [workflowOf(scene, report, key, said), alertOf(scene, report, key)] });
}

interface Trigger {
  readonly recurrence: Readonly<Record<string, Value>>;
  /** Part of the schedule and what stands there. */
  readonly tokens: readonly (readonly [string, string | number])[];
}

/** https://learn.microsoft.com/azure/connectors/connectors-native-recurrence */
function triggerOf({ days, time, timezone }: Schedule): Trigger | Unsayable {
  const code = "AZURE-REPORT";
  const timeZone = windowsZone(timezone);
  if (timeZone === undefined) {
    return { code, what: "the time zone has no known Windows name", given: timezone, allowed: knownZones.join(", ") };
  }
  if (!time || (days.kind !== "daily" && days.kind !== "weekly")) {
    return {
      code,
      what: "a report of a Logic App comes daily or weekly at a time of day",
      given: days.kind,
      allowed: "daily 09:00, weekdays 09:00, weekly monday 10:00",
      change: "name weekdays and a time",
    };
  }
  const hours = [String(time.hour)];
  const minutes = [time.minute];
  const common = { interval: 1, timeZone };
  const tokens: Trigger["tokens"] = [
    ["hours[0]", String(time.hour)],
    ["minutes[0]", time.minute],
  ];
  if (days.kind === "daily")
    return { recurrence: { frequency: "Day", ...common, schedule: { hours, minutes } }, tokens };
  const weekDays = days.weekdays.map(capitalized);
  return {
    recurrence: { frequency: "Week", ...common, schedule: { hours, minutes, weekDays } },
    tokens: [...tokens, ...weekDays.map((day, index) => [`weekDays[${index}]`, day] as const)],
  };
}

function workflowOf(scene: Scene, report: Report, key: string, { recurrence, tokens }: Trigger): Declaration {
  const { place } = scene;
  const schema =
    "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#";
  const definition: Value = {
    $schema: schema,
    contentVersion: "1.0.0.0",
    triggers: { due: { type: "Recurrence", recurrence } },
    actions: {
      report: {
        type: "Compose",
        runAfter: {},
        inputs: { title: report.spec.title, items: report.items, runbook: report.runbookUrl },
      },
    },
    outputs: {},
  };
  return {
    key,
    type: windowTypes.workflow,
    concern: windowConcern,
    inputs: {
      workflowName: nameOf(scene, [key], workflowNameLength),
      resourceGroupName: place.resourceGroup,
      location: place.location,
      state: "Enabled",
      definition,
      tags: tagsOf(scene, "report", report.spec.key),
    },
    clauses: report.clauses,
    evidence: report.facts.flatMap((fact) =>
      tokens.map(([part, token]): EvidencePoint => {
        const kind = fact.corrected ? "correction" : "formula";
        return {
          clause: fact.clause,
          role: fact.role,
          ...(fact.subject !== undefined && { subject: fact.subject }),
          path: `definition.triggers.due.recurrence.schedule.${part}`,
          via: { kind, format: "token", token: String(token), of: fact.written },
        };
      }),
    ),
  };
}

/** Stateless: it notifies for every start and closes nothing. */
function alertOf(scene: Scene, report: Report, key: string): Declaration {
  const { plan, place } = scene;
  const cited = plan.clauses.filter(({ id }) => report.clauses.includes(id));
  const parts = [report.spec.title, report.items, cite(plan.system.document.name, cited)].filter((text) => text !== "");
  const tail = ` ${report.runbookUrl}`;
  const head = [...parts.join(". ")].slice(0, descriptionLength.metric - tail.length).join("");
  return {
    key: `${key}-due`,
    type: types.metricAlert,
    concern: windowConcern,
    inputs: {
      ruleName: nameOf(scene, [key], nameLength.alert),
      resourceGroupName: place.resourceGroup,
      location: "global",
      description: `${head}${tail}`,
      enabled: true,
      severity: severityNumbers.info,
      scopes: [{ ref: key, output: "id" }],
      criteria: {
        odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
        allOf: [
          {
            criterionType: "StaticThresholdCriterion",
            name: "metric1",
            metricNamespace: "Microsoft.Logic/workflows",
            metricName: "RunsStarted",
            timeAggregation: "Total",
            operator: "GreaterThan",
            threshold: 0,
            dimensions: [],
          },
        ],
      },
      // As long as it is often: each start is seen by one evaluation.
      windowSize: "PT5M",
      evaluationFrequency: "PT5M",
      autoMitigate: false,
      actions: routeReferences(plan.routes, report.route).map((actionGroupId) => ({
        actionGroupId,
        webHookProperties: { title: report.spec.title, description: report.items, runbook: report.runbookUrl },
      })),
      tags: tagsOf(scene, "report", report.spec.key),
    },
    clauses: report.clauses,
    evidence: [],
  };
}
