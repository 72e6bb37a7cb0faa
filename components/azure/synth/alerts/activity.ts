import { ofRole, type Traced, textOf, verbatim, withStates } from "../../../../core/evidence";
import { cite, type EventSpec, leafOf, type Planned, type Problem } from "../../../../core/model";
import { fragment } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { limits } from "../common/limits";
import { describe, nameOf, subscriptionId, tagsOf } from "../common/naming";
import { scopeProblem } from "../common/scopes";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { types } from "../common/types";
import { routeReferences } from "../notification/action-groups";

export const activityLogSource = "azure.activity-log";

/** Categories of the activity log; anything else in `when` is the name of an operation. */
const categories = [
  "Administrative",
  "Autoscale",
  "Policy",
  "Recommendation",
  "ResourceHealth",
  "Security",
  "ServiceHealth",
] as const;

const operationPattern = /^[\w.]+(\/[\w.]+)+\/(write|delete|action)$/i;

/** An activity log alert: something that happened to a resource, or in the subscription. */
export function activityLogAlert(scene: Context, event: Planned<EventSpec>): Fragment {
  const { spec, clauses, facts } = event;
  const scope = scopeOf(scene, spec);
  const problem = (scope === undefined ? noResource(scene, spec) : undefined) ?? problemOf(scene, spec, scope ?? "");
  if (problem || scope === undefined) return fragment({ problems: problem ? [problem] : [] });
  const resource = azureSpec({
    key: `event-${spec.key}`,
    type: types.activityLogAlert,
    concern: "events",
    inputs: {
      activityLogAlertName: eventRuleName(scene, spec),
      resourceGroupName: scene.place.resourceGroup,
      location: "Global",
      description: descriptionOf(scene, event),
      enabled: true,
      scopes: [leafOf(scope)],
      condition: { allOf: conditionsOf(event) },
      actions: {
        actionGroups: routeReferences(scene.plan.routes, routeOf(spec)).map((actionGroupId) => ({
          actionGroupId,
          webhookProperties: { title: spec.title, description: descriptionOf(scene, event) },
        })),
      },
      tags: tagsOf(scene, "event", spec.key),
    },
    clauses,
  });
  return fragment({ declarations: [withStates(resource, facts)] });
}

export function routeOf(spec: EventSpec): string {
  return spec.notify ?? spec.severity;
}

export function eventRuleName(scene: Context, spec: EventSpec): string {
  return nameOf(scene, [spec.key, spec.severity], limits.ruleName.value);
}

function descriptionOf({ plan }: Context, { spec, clauses, message }: Planned<EventSpec>): string {
  if (message) return describe(message, limits.activityDescription.value);
  const cited = plan.clauses.filter((clause) => clauses.includes(clause.id));
  const text = `${spec.title}. ${cite(plan.system.document.name, cited)}`;
  return [...text].slice(0, limits.activityDescription.value).join("");
}

function scopeOf({ plan, place }: Context, spec: EventSpec): string | undefined {
  if (spec.on === undefined) return subscriptionId(place);
  return plan.system.resources.find((resource) => resource.key === spec.on)?.properties.id;
}

/** Any of the categories, or any of the operations once it has succeeded. */
function conditionsOf({ spec, facts }: Planned<EventSpec>) {
  const values = spec.when.map((when) => verbatim(textOf(when, ofRole(facts, "event"))));
  const level = spec.minimumSeverity && verbatim(textOf(spec.minimumSeverity, ofRole(facts, "severity")));
  const occurrence = values.every(({ traced }) => isCategory(traced))
    ? [anyOf("category", values)]
    : [
        { field: "category", equals: "Administrative" },
        anyOf("operationName", values),
        { field: "status", equals: "Succeeded" },
      ];
  return [...occurrence, ...(level === undefined ? [] : [{ field: "level", equals: level }])];
}

function isCategory(value: string): boolean {
  return (categories as readonly string[]).includes(value);
}

function anyOf(field: string, values: readonly Traced<string>[]) {
  const distinct = [...new Map(values.map((value) => [value.traced, value])).values()];
  const [only, ...more] = distinct;
  if (only !== undefined && more.length === 0) return { field, equals: only };
  return { anyOf: distinct.map((equals) => ({ field, equals })) };
}

function noResource(scene: Context, spec: EventSpec): Problem {
  return eventProblem(spec, {
    code: "AZURE-SOURCE",
    what: "the event watches no resource with an id",
    given: spec.on ?? "none",
    allowed: scene.plan.system.resources.map((resource) => resource.key).join(", "),
  });
}

function problemOf(scene: Context, spec: EventSpec, scope: string): Problem | undefined {
  const unsuitable = scopeProblem(scene, scope);
  if (unsuitable) return eventProblem(spec, unsuitable);
  const values = spec.when.map((when) => when.value);
  const wrong = values.filter((value) => !isCategory(value) && !operationPattern.test(value));
  const mixed = values.some(isCategory) && !values.every(isCategory);
  if (values.length > 0 && wrong.length === 0 && !mixed) return undefined;
  return eventProblem(spec, {
    code: "AZURE-EVENT",
    what: "an activity log alert watches categories, or operations",
    given: (wrong.length > 0 ? wrong : values).join(", ") || "nothing",
    allowed: `${categories.join(", ")}, or Provider/type/write, /delete, /action`,
  });
}

function eventProblem(spec: EventSpec, problem: Problem): Problem {
  return { ...problem, at: spec.at, path: spec.path };
}
