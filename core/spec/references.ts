import type { Problem, System } from "../model";
import { suggest } from "./issues";
import type { Place } from "./tree";

/** Names of other rooms, injected: the concepts and resource kinds of the catalogue. */
export interface Vocabulary {
  readonly concepts: readonly string[];
  readonly kinds: readonly string[];
}

interface Reference {
  readonly code: string;
  readonly kind: string;
  readonly given: string;
  readonly known: readonly string[];
  readonly place: Place;
}

/** Every name that points at nothing, with the nearest one that exists. */
export function danglingReferences(system: System, vocabulary: Vocabulary | undefined): Problem[] {
  return references(system, vocabulary)
    .filter(({ given, known }) => !known.includes(given))
    .map(({ code, kind, given, known, place }) => ({
      code,
      at: place.at,
      path: place.path,
      what: `no ${kind} of this name`,
      given,
      change: suggest(
        given,
        known,
        known.length > 0 ? `one of ${known.slice(0, 12).join(", ")}` : `write the ${kind} down`,
      ),
    }));
}

function references(system: System, vocabulary: Vocabulary | undefined): Reference[] {
  return [
    ...monitoringReferences(system),
    ...notificationReferences(system),
    ...logReferences(system),
    ...statementReferences(system),
    ...(vocabulary ? vocabularyReferences(system, vocabulary) : []),
  ];
}

function monitoringReferences(system: System): Reference[] {
  const resources = system.resources.map(({ key }) => key);
  const known = [
    ...resources,
    ...system.probes.map(({ key }) => `probe.${key}`),
    ...system.logs.counts.map(({ key }) => `log.${key}`),
  ];
  const routes = system.routes.map(({ key }) => key);
  const pages = Object.keys(system.runbooks);
  return [
    ...system.alerts.flatMap((alert) => [
      ...[alert.on, ...alert.alternatives].map((given) => ({
        code: "SPEC-REFERENCE",
        kind: "resource",
        given,
        known,
        place: alert,
      })),
      ...alert.levels.flatMap(({ notify }) =>
        notify === undefined ? [] : [reference("route", notify, routes, alert)],
      ),
      ...alert.levels.flatMap(({ runbook }) =>
        runbook === undefined ? [] : [reference("runbook", runbook, pages, alert)],
      ),
    ]),
    ...system.events.flatMap((event) => [
      ...(event.on === undefined ? [] : [reference("resource", event.on, resources, event)]),
      ...(event.notify === undefined ? [] : [reference("route", event.notify, routes, event)]),
      ...(event.runbook === undefined ? [] : [reference("runbook", event.runbook, pages, event)]),
    ]),
    ...system.intents.flatMap((intent) =>
      intent.on === undefined
        ? []
        : [
            reference(
              "resource or log store",
              intent.on,
              [...known, ...system.logs.stores.map(({ key }) => key)],
              intent,
            ),
          ],
    ),
  ];
}

function notificationReferences(system: System): Reference[] {
  const receivers = system.receivers.map(({ key }) => key);
  const routes = system.routes.map(({ key }) => key);
  return [
    ...system.routes.flatMap((route) => route.to.map((to) => reference("receiver", to.value, receivers, to))),
    ...system.escalations.flatMap((escalation) =>
      escalation.routes.map((given) => reference("route", given, routes, escalation)),
    ),
  ];
}

function logReferences(system: System): Reference[] {
  const stores = system.logs.stores.map(({ key }) => key);
  const resources = system.resources.map(({ key }) => key);
  return [
    ...system.logs.stores.flatMap((store) => [
      ...(store.within === undefined ? [] : [reference("log store", store.within, stores, store)]),
      ...(store.source === undefined ? [] : [reference("resource", store.source, resources, store)]),
    ]),
    ...[...system.logs.counts, ...system.logs.queries].map((entry) => reference("log store", entry.in, stores, entry)),
  ];
}

function statementReferences(system: System): Reference[] {
  const rows = system.clauses.map(({ id }) => id);
  const pages = Object.keys(system.runbooks);
  return [
    ...system.clauses.flatMap((clause) => [
      ...(clause.supersededBy === undefined ? [] : [reference("row", clause.supersededBy, rows, clause)]),
      ...(clause.runbook === undefined ? [] : [reference("runbook", clause.runbook, pages, clause)]),
    ]),
    ...system.findings.flatMap((finding) =>
      finding.clauses.map((given) =>
        reference("row", given, rows, { at: finding.at, path: `findings.${finding.key}` }),
      ),
    ),
  ];
}

function vocabularyReferences(system: System, { concepts, kinds }: Vocabulary): Reference[] {
  return [
    ...system.alerts.map((alert) => ({
      code: "SPEC-CONCEPT",
      kind: "concept",
      given: alert.concept,
      known: concepts,
      place: alert,
    })),
    ...system.resources.map((resource) => ({
      code: "SPEC-KIND",
      kind: "resource kind",
      given: resource.kind,
      known: kinds,
      place: resource,
    })),
  ];
}

function reference(kind: string, given: string, known: readonly string[], place: Place): Reference {
  return { code: "SPEC-REFERENCE", kind, given, known, place };
}
