import type {
  AlertSpec,
  Measurement,
  Planned,
  PlannedAlert,
  PlannedRule,
  Problem,
  Quantity,
  Severity,
  SloSpec,
  Threshold,
} from "../../model";
import { type AlertContext, planAlert } from "../alerts";

/** An alert an objective asks for, on its way through the same planning as a written one. */
export interface Wanted {
  readonly key: string;
  readonly title: string;
  readonly concept: string;
  readonly severity: Severity;
  readonly threshold: Threshold;
  /** As people write the limit. */
  readonly written: string;
  readonly window: Quantity;
  readonly every: Quantity;
  readonly hold?: Quantity;
  readonly short?: Quantity;
  readonly minimum?: Quantity;
  /** What the measurement reads besides the properties of the resource. */
  readonly properties: Readonly<Record<string, string>>;
  /** Series the measurement reads that the objective records, before its own. */
  readonly records?: Readonly<Record<string, string>>;
  /** Ids of the faster tiers. */
  readonly silencedBy?: readonly string[];
  /** A figure: rendered, told to nobody. */
  readonly quiet?: boolean;
  /** Its facts are shown by this alert. */
  readonly facts: PlannedRule["facts"];
  /** Clauses it cites. */
  readonly clauses: readonly string[];
}

export interface Made {
  readonly alert?: PlannedAlert;
  readonly problems: readonly Problem[];
}

/** Plans it like an alert of the system file, so that routing, runbook, citation and tags come from one place. */
export function alertOf(wanted: Wanted, { spec }: Planned<SloSpec>, context: AlertContext, derived: string): Made {
  const result = planAlert(specOf(wanted, spec, derived), {
    ...context,
    resources: withProperties(wanted, spec, context),
  });
  const { planned } = result;
  if (!planned) return { problems: result.problems };
  const rules = planned.rules.map(
    (rule): PlannedRule => ({
      ...rule,
      facts: wanted.facts,
      clauses: wanted.clauses.length > 0 ? wanted.clauses : rule.clauses,
      ...(wanted.short && { shortWindow: wanted.short }),
      silencedBy: wanted.silencedBy ?? [],
    }),
  );
  const measurement = recording(planned.measurement, wanted.records);
  return { alert: { ...planned, measurement, rules, ...(wanted.quiet && { quiet: true }) }, problems: result.problems };
}

function recording(measurement: Measurement, records: Wanted["records"]): Measurement {
  if (!records || measurement.language !== "promql") return measurement;
  return { ...measurement, records: { ...records, ...measurement.records } };
}

function specOf(wanted: Wanted, spec: SloSpec, derived: string): AlertSpec {
  const place = { at: spec.at, path: spec.path };
  const plain = { corrected: false, deploys: true, ...place };
  const chosen = (value: Quantity) => ({ ...plain, value, written: `${value.amount} ${value.unit}`, clauses: [] });
  return {
    key: wanted.key,
    title: wanted.title,
    concept: wanted.concept,
    on: spec.on ?? "",
    alternatives: [],
    levels: [
      {
        severity: wanted.severity,
        threshold: {
          ...plain,
          value: wanted.threshold,
          written: wanted.written,
          clauses: wanted.clauses,
          ...(wanted.clauses.length === 0 && { assumed: derived }),
        },
        for: chosen(wanted.hold ?? { amount: "0", unit: "second" }),
        ...(spec.notify !== undefined && wanted.severity === "critical" && { notify: spec.notify }),
        ...(spec.runbook !== undefined && { runbook: spec.runbook }),
        labels: {},
        facts: [],
      },
    ],
    every: chosen(wanted.every),
    window: chosen(wanted.window),
    ...(wanted.minimum && { minimum: chosen(wanted.minimum) }),
    facts: [],
    ...(wanted.clauses.length === 0 && spec.watches && { watches: spec.watches }),
    present: true,
    ...place,
  };
}

function withProperties(
  { properties }: Wanted,
  { on = "" }: SloSpec,
  { resources }: AlertContext,
): AlertContext["resources"] {
  const resource = resources.get(on);
  if (!resource) return resources;
  const changed = { ...resource, properties: { ...resource.properties, ...properties } };
  return { get: (key) => (key === on ? changed : resources.get(key)) };
}
