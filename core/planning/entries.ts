import {
  type Clause,
  type Collector,
  type Escalation,
  type EventSpec,
  type Fact,
  type LogCondition,
  type LogCount,
  type LogQuery,
  type LogStore,
  type NamedValue,
  type Planned,
  type PlannedEntries,
  type ProbeSpec,
  type SectionEntries,
  type SectionSpec,
  sectionNames,
  valuesOf,
} from "../model";
import { clausesOf, moneyFacts, quantityFacts, scheduleFacts, textFacts } from "./facts";
import { entryMessage, eventMessage, type MessageContext } from "./messages";

export interface EventContext extends MessageContext {
  readonly clauses: ReadonlyMap<string, Clause>;
}

function planned<T>(spec: T, facts: readonly Fact[]): Planned<T> {
  return { spec, facts, clauses: clausesOf(facts) };
}

/** Facts of one value of an entry that has several of the same role. */
function named(subject: string, facts: readonly Fact[]): Fact[] {
  return facts.map((fact) => ({ ...fact, subject }));
}

function conditionFacts(where: readonly LogCondition[]): Fact[] {
  return where.flatMap((condition) => textFacts(condition.value, "pattern"));
}

export function planStore(store: LogStore): Planned<LogStore> {
  return planned(store, [
    ...named("keep", quantityFacts(store.keep, "keep")),
    ...named("archiveAfter", quantityFacts(store.archiveAfter, "keep")),
    ...named("immutable", quantityFacts(store.immutable?.period, "keep")),
    ...textFacts(store.fields, "field"),
    ...textFacts(store.mask, "field"),
    ...textFacts(store.categories, "event"),
    ...textFacts(store.facts, "text"),
  ]);
}

export function planCount(count: LogCount): Planned<LogCount> {
  return planned(count, [...conditionFacts(count.where), ...textFacts(count.facts, "text")]);
}

export function planQuery(query: LogQuery): Planned<LogQuery> {
  return planned(query, [
    ...conditionFacts(query.where),
    ...quantityFacts(query.limit, "count"),
    ...textFacts(query.facts, "text"),
  ]);
}

export function planProbe(probe: ProbeSpec): Planned<ProbeSpec> {
  return planned(probe, [
    ...textFacts(probe.path, "probe"),
    ...quantityFacts(probe.every, "every"),
    ...quantityFacts(probe.timeout, "wait"),
    ...quantityFacts(probe.locations, "count"),
    ...textFacts(probe.expectStatus, "expect"),
    ...textFacts(probe.expectText, "expect"),
    ...textFacts(probe.facts, "text"),
  ]);
}

export function planCollector(collector: Collector): Planned<Collector> {
  return planned(collector, [
    ...textFacts(collector.target, "name"),
    ...quantityFacts(collector.every, "every"),
    ...quantityFacts(collector.keep, "keep"),
    ...textFacts(collector.facts, "text"),
  ]);
}

/** An event notifies as an alert does, so it carries a message too. */
export function planEvent(event: EventSpec, context: EventContext): Planned<EventSpec> {
  const entry = planned(event, [
    ...textFacts(event.when, "event"),
    ...textFacts(event.minimumSeverity, "severity"),
    ...textFacts(event.facts, "text"),
  ]);
  const clauses = [...new Set([...entry.clauses, ...(event.watches ?? [])])];
  const cited = clauses.flatMap((id) => context.clauses.get(id) ?? []);
  return { ...entry, clauses, message: eventMessage(context, event, cited) };
}

/** The entries of every section that the stack configuration does not leave out. */
export function planSections(system: SectionEntries, context: EventContext): PlannedEntries {
  return Object.fromEntries(
    sectionNames.map((section) => [
      section,
      system[section].filter(({ present }) => present).map((spec) => planEntry(spec, context)),
    ]),
  ) as unknown as PlannedEntries;
}

/** Every value of an entry is a fact of its own; the subject is the name of the value. */
function planEntry<Spec extends SectionSpec>(spec: Spec, context: EventContext): Planned<Spec> {
  const named = valuesOf(spec).flatMap((value) =>
    valueFacts(value)
      .flatMap((fact) => listed(spec, fact))
      .map((fact): Fact => ({ ...fact, subject: value.name })),
  );
  const entry = planned(spec, [...named, ...textFacts(spec.facts, "text")]);
  const cited = entry.clauses.flatMap((id) => context.clauses.get(id) ?? []);
  return { ...entry, message: entryMessage(context, spec, cited) };
}

const pathList = /^\/\S+(, \/\S+)+$/;

/** Each panel a dashboard lists, and each path of an index, must be seen by itself. */
function listed({ section }: SectionSpec, fact: Fact): Fact[] {
  if (fact.base !== undefined || (section !== "dashboards" && !pathList.test(fact.written))) return [fact];
  return fact.written.split(/,\s*/).map((written) => ({ ...fact, written }));
}

function valueFacts(value: NamedValue): Fact[] {
  switch (value.type) {
    case "quantity":
      return quantityFacts(value.stated, "setting");
    case "schedule":
      return scheduleFacts(value.stated);
    case "money":
      return moneyFacts(value.stated);
    default:
      return textFacts({ ...value.stated, value: value.stated.written }, "setting");
  }
}

export function planEscalation(escalation: Escalation): Planned<Escalation> {
  return planned(
    escalation,
    escalation.steps.flatMap((step) => quantityFacts(step.after, "wait")),
  );
}
