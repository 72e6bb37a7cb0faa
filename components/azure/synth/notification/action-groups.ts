import { joinPath, textEvidence } from "../../../../core/evidence";
import {
  type ClauseId,
  type EvidencePoint,
  type Fact,
  type PlannedRoute,
  type Problem,
  type Receiver,
  type Reference,
  type ResourceSpec,
  shorten,
} from "../../../../core/model";
import type { Target } from "../alerts/targets";
import { nameLength, receiversPerGroup, shortNameLength } from "../common/limits";
import { nameOf, tagsOf } from "../common/naming";
import { type Part, partOf, type Scene } from "../common/scene";
import { types } from "../common/types";
import { destinationText, type Entry, entryOf } from "./receivers";

/** Action group of a route's receivers that are reachable at all hours. */
export function routeKey(route: string): string {
  return `route-${route}`;
}

/** Receivers told at any hour; the others are added by a processing rule. */
export function standing(route: PlannedRoute): readonly Receiver[] {
  return route.receivers.filter((receiver) => receiver.hours === undefined);
}

/** Action groups a rule names itself. Alternatives notify nobody. */
export function actionReferences({ plan }: Scene, { rule, pages }: Pick<Target, "rule" | "pages">): Reference[] {
  return pages ? routeReferences(plan.routes, rule.route) : [];
}

export function routeReferences(routes: readonly PlannedRoute[], key: string): Reference[] {
  const route = routes.find((candidate) => candidate.key === key);
  return route && standing(route).length > 0 ? [{ ref: routeKey(key), output: "id" }] : [];
}

export interface Group {
  readonly key: string;
  readonly route: PlannedRoute;
  readonly receivers: readonly Receiver[];
  /** Facts the group may show; hours are shown by the processing rule. */
  readonly facts: readonly Fact[];
}

/** An action group of one route: who is told, and how. */
export function actionGroup(scene: Scene, group: Group): Part {
  const entries = group.receivers.map((receiver) => entryOf(scene, group.route, receiver));
  const name = group.key.replace(/^route-/, "");
  const inputs: ResourceSpec["inputs"] = {
    actionGroupName: nameOf(scene, [name], nameLength.actionGroup),
    groupShortName: shorten(name, shortNameLength),
    resourceGroupName: scene.place.resourceGroup,
    location: "Global",
    enabled: true,
    ...byList(entries),
    tags: tagsOf(scene, "route", group.route.key),
  };
  const placed = distinct(group.facts).flatMap((fact) => channelEvidence(fact, entries, group.route));
  const evidence = [
    ...placed,
    ...textEvidence(
      group.facts.filter((fact) => fact.role !== "channel"),
      inputs,
    ),
  ];
  const clauses: ClauseId[] = [...new Set(evidence.map((point) => point.clause))];
  return partOf({
    declarations: [{ key: group.key, type: types.actionGroup, concern: "notification", inputs, clauses, evidence }],
    problems: tooMany(group, entries),
  });
}

/** A clause that names several people of one channel states that channel once. */
function distinct(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}

function byList(entries: readonly Entry[]): Record<string, Entry["value"][]> {
  const groups: Record<string, Entry["value"][]> = {};
  for (const entry of entries) groups[entry.list] = [...(groups[entry.list] ?? []), entry.value];
  return groups;
}

/** A documented channel is the entry of that channel; a clause of one receiver is that receiver's entry. */
function channelEvidence(fact: Fact, entries: readonly Entry[], route: PlannedRoute): EvidencePoint[] {
  if (fact.role !== "channel") return [];
  const owners = route.receivers.filter((receiver) => receiver.clauses.includes(fact.clause));
  const fitting = entries.filter(
    ({ receiver }) => receiver.channel === fact.written && (owners.length === 0 || owners.includes(receiver)),
  );
  return fitting.map((entry): EvidencePoint => {
    const index = entries.filter((other) => other.list === entry.list).indexOf(entry);
    const path = joinPath([entry.list, index, entry.property]);
    const token = destinationText(entry);
    const kind = fact.corrected ? ("correction" as const) : ("unit" as const);
    if (token !== "")
      return { clause: fact.clause, role: fact.role, path, via: { kind, format: "token", token, of: fact.written } };
    // The address holds an output of another resource: its fixed beginning shows the channel.
    const match = "^https://events\\.(pagerduty)\\.com/integration/";
    return { clause: fact.clause, role: fact.role, path, match, via: { kind: "same", format: "text" } };
  });
}

function tooMany(group: Group, entries: readonly Entry[]): Problem[] {
  const kinds = {
    emailReceivers: "email",
    smsReceivers: "sms",
    voiceReceivers: "voice",
    webhookReceivers: "webhook",
  } as const;
  return Object.entries(kinds).flatMap(([list, kind]) => {
    const used = entries.filter((entry) => entry.list === list).length;
    const allowed = receiversPerGroup[kind];
    if (used <= allowed) return [];
    return [
      {
        code: "AZURE-RECEIVERS",
        path: `routes.${group.route.key}`,
        what: `an action group tells at most ${allowed} receivers by ${kind}`,
        given: String(used),
        allowed: String(allowed),
        change: "split the route",
      },
    ];
  });
}
