import { type PlannedRoute, type ResourceSpec, specsByKey } from "../core/model";
import type { ComposedPart, ComposedSystem } from "./composition";
import type { OutputSection } from "./kit/resource-types";
import { platformName } from "./output-names";
import type { Provider } from "./provider";

/** What one deployed thing is called and where to look at it. Absent parts are not known, or have no address. */
export interface ThingOutput<T> {
  readonly name: string;
  readonly id?: T;
  readonly arn?: T;
  readonly console?: T | string;
}

/** One rule that notifies; `runbook` is its page with the anchor of the rule. */
export interface AlertOutput<T> extends ThingOutput<T> {
  readonly engine: string;
  readonly runbook: string;
  /** Route keys. */
  readonly routes: readonly string[];
}

/** Who is told: roles and channels, never addresses. */
export interface RouteOutput<T> {
  readonly title: string;
  readonly receivers: readonly { readonly role: string; readonly channel: string; readonly hours?: string }[];
  /** The topics, action groups, services and contact points that carry it. */
  readonly targets: readonly (ThingOutput<T> & { readonly provider: string; readonly kind: string })[];
}

/** The outputs of one system: a contract (docs/outputs.md). `T` is an Output in the program, a text when read back. */
export interface SystemOutputs<T = string> {
  readonly version: 1;
  readonly title: string;
  readonly environment: string;
  /** By alert key (`event.<key>` for events) and severity. */
  readonly alerts: Readonly<Record<string, Readonly<Record<string, AlertOutput<T>>>>>;
  readonly routes: Readonly<Record<string, RouteOutput<T>>>;
  readonly logStores: Readonly<Record<string, ThingOutput<T> & { readonly title: string }>>;
  readonly probes: Readonly<Record<string, ThingOutput<T> & { readonly title: string }>>;
  readonly dashboards: Readonly<Record<string, ThingOutput<T> & { readonly title: string }>>;
  readonly vaults: Readonly<Record<string, ThingOutput<T>>>;
  readonly windows: Readonly<Record<string, ThingOutput<T>>>;
  readonly schedules: Readonly<Record<string, ThingOutput<T>>>;
}

/** What the platform gave a resource. In a plan nothing is given yet. */
export interface Given<T> {
  readonly id?: T;
  readonly arn?: T;
}

export interface OutputReader<T> {
  readonly given: (provider: string, key: string) => Given<T>;
  /** A text made of a given value. */
  readonly from: (value: T, text: (value: string) => string) => T;
}

/** Nothing is deployed yet: names and what follows from them. */
export const plannedReader: OutputReader<string> = { given: () => ({}), from: (value, text) => text(value) };

/** Anchor of a rule in its runbook page. */
export function runbookAnchor(alert: string, severity: string): string {
  return `${alert}-${severity}`;
}

/** The contract of one system. Which entries exist follows from the plan; only ids, ARNs and their links are Outputs. */
export function systemOutputs<T>(composed: ComposedSystem, reader: OutputReader<T>): SystemOutputs<T> {
  const { plan, parts } = composed;
  return {
    version: 1,
    title: plan.system.title,
    environment: plan.system.environment,
    alerts: alertOutputs(composed, reader),
    routes: Object.fromEntries(plan.routes.map((route) => [route.key, routeOutput(route, parts, reader)])),
    logStores: entries(
      plan.stores.map(({ spec }) => ({ ...spec, declared: `store-${spec.key}` })),
      parts,
      reader,
    ),
    probes: entries(
      plan.probes.map(({ spec: { key, title } }) => ({ key, title, name: key, declared: `probe-${key}` })),
      parts,
      reader,
    ),
    dashboards: titled(thingsIn("dashboards", parts, reader)),
    vaults: untitled(thingsIn("vaults", parts, reader)),
    windows: untitled(thingsIn("windows", parts, reader)),
    schedules: untitled(thingsIn("schedules", parts, reader)),
  };
}

function alertOutputs<T>({ plan, parts }: ComposedSystem, reader: OutputReader<T>): SystemOutputs<T>["alerts"] {
  // A map: an alert may be called `constructor`.
  const found = new Map<string, Record<string, AlertOutput<T>>>();
  const links = runbookLinks(plan);
  for (const part of parts) {
    for (const rule of part.synthesis.rules.filter(({ pages }) => pages)) {
      const declaration = notifying(part, rule.declaration);
      if (!declaration) continue;
      const ofAlert = found.get(rule.alert) ?? {};
      ofAlert[rule.severity] = {
        ...thing(declaration, platformName(declaration, part.provider, rule), part, reader),
        engine: rule.engine,
        runbook: `${links.get(`${rule.alert}/${rule.severity}`) ?? ""}#${runbookAnchor(rule.alert, rule.severity)}`,
        routes: rule.routes,
      };
      found.set(rule.alert, ofAlert);
    }
  }
  return sorted(Object.fromEntries(found));
}

/** The alarm people hear from: where a worse one silences it, that is a composite alarm beside it. */
function notifying({ synthesis }: ComposedPart, key = ""): ResourceSpec | undefined {
  const specs = specsByKey(synthesis.declarations);
  return specs.get(`${key}-notice`) ?? specs.get(key);
}

function runbookLinks(plan: ComposedSystem["plan"]): ReadonlyMap<string, string> {
  const ofRules = plan.alerts.flatMap(({ key, rules }) =>
    rules.map((rule): [string, string] => [`${key}/${rule.severity}`, rule.message.runbookUrl]),
  );
  const ofEvents = plan.events.map(({ spec, message }): [string, string] => [
    `event.${spec.key}/${spec.severity}`,
    message?.runbookUrl ?? "",
  ]);
  return new Map([...ofRules, ...ofEvents]);
}

function routeOutput<T>(route: PlannedRoute, parts: readonly ComposedPart[], reader: OutputReader<T>): RouteOutput<T> {
  return {
    title: route.title,
    receivers: route.receivers.map(({ title, channel, hours }) => ({
      role: title,
      channel,
      ...(hours && { hours: hours.written }),
    })),
    targets: parts.flatMap((part) =>
      part.synthesis.declarations.flatMap((declaration) => {
        const kind = part.provider.resourceTypes[declaration.type]?.target;
        if (kind === undefined || !carries(declaration, route.key)) return [];
        return [
          {
            provider: part.provider.name,
            kind,
            ...thing(declaration, platformName(declaration, part.provider), part, reader),
          },
        ];
      }),
    ),
  };
}

/** The key says so, or the tag does: a route may need a second topic in another region. */
function carries({ key, inputs }: ResourceSpec, route: string): boolean {
  const tags = inputs.tags as Readonly<Record<string, unknown>> | undefined;
  return [`route-${route}`, `service-${route}`].includes(key) || tags?.["hozen:route"] === route;
}

function entries<T>(
  wanted: readonly { key: string; title: string; name: string; declared: string }[],
  parts: readonly ComposedPart[],
  reader: OutputReader<T>,
): Record<string, ThingOutput<T> & { title: string }> {
  return sorted(
    Object.fromEntries(
      wanted.map(({ key, title, name, declared }) => {
        const part = parts.find(({ synthesis }) => specsByKey(synthesis.declarations).has(declared));
        const declaration = part && specsByKey(part.synthesis.declarations).get(declared);
        if (!part || !declaration) return [key, { title, name }];
        return [key, { title, ...thing(declaration, platformName(declaration, part.provider), part, reader) }];
      }),
    ),
  );
}

type Found<T> = readonly [declaration: ResourceSpec, thing: ThingOutput<T>, title: string | undefined];

/** Every resource of a section, as declared: their keys are unique within a system. */
function thingsIn<T>(section: OutputSection, parts: readonly ComposedPart[], reader: OutputReader<T>): Found<T>[] {
  return parts.flatMap((part) =>
    part.synthesis.declarations
      .filter((declaration) => sectionOf(declaration, part.provider) === section)
      .map(
        (declaration): Found<T> => [
          declaration,
          thing(declaration, platformName(declaration, part.provider), part, reader),
          titleOf(declaration, part.provider),
        ],
      ),
  );
}

function sectionOf({ type, inputs }: ResourceSpec, { resourceTypes }: Provider): OutputSection | undefined {
  const section = resourceTypes[type]?.section;
  return typeof section === "function" ? section(inputs) : section;
}

function titleOf({ type, inputs }: ResourceSpec, { resourceTypes }: Provider): string | undefined {
  const title = resourceTypes[type]?.title?.(inputs);
  return typeof title === "string" ? title : undefined;
}

function untitled<T>(found: readonly Found<T>[]): Record<string, ThingOutput<T>> {
  return sorted(Object.fromEntries(found.map(([{ key }, one]) => [key, one])));
}

function titled<T>(found: readonly Found<T>[]): Record<string, ThingOutput<T> & { title: string }> {
  return sorted(Object.fromEntries(found.map(([{ key }, one, title]) => [key, { title: title ?? one.name, ...one }])));
}

function thing<T>(
  declaration: ResourceSpec,
  name: string,
  { provider, context }: ComposedPart,
  reader: OutputReader<T>,
): ThingOutput<T> {
  const given = reader.given(provider.name, declaration.key);
  const linkOf = provider.resourceTypes[declaration.type]?.console ?? provider.consoleLink;
  const link = linkOf?.(name, context.place, declaration);
  const source = link && "from" in link ? given[link.from] : undefined;
  const console = link && "from" in link ? source && reader.from(source, link.link) : link?.text;
  return { name, ...given, ...(console !== undefined && { console }) };
}

function sorted<V>(map: Readonly<Record<string, V>>): Record<string, V> {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
