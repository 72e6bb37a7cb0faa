import {
  dimensionOf,
  type FigureName,
  type Planned,
  type PlannedAlert,
  type Problem,
  parseQuantity,
  type Quantity,
  type SloSpec,
  type Stated,
  type Threshold,
  type TrackedObjective,
} from "../../model";
import type { AlertContext } from "../alerts";
import { alertOf } from "./alert";
import { sloWords } from "./words";

interface Figure {
  /** Name of the value. */
  readonly value: FigureName;
  readonly concept: string;
  /** The silent rule fires while the objective is missed; for what a load test must reach, once it is reached. */
  readonly operator: Threshold["operator"];
  readonly window: Quantity;
  readonly every: Quantity;
}

/** Figures that have no error budget, by the value that states them. */
const figures: readonly Figure[] = [
  { value: "threshold", concept: "http.latency.avg", operator: ">", window: time("1 day"), every: time("5 minutes") },
  { value: "minimum", concept: "http.request_rate", operator: ">=", window: time("1 minute"), every: time("1 minute") },
  { value: "share", concept: "automation.ratio", operator: "<", window: time("1 day"), every: time("5 minutes") },
  { value: "mttr", concept: "incident.mttr", operator: ">", window: time("30 days"), every: time("1 minute") },
  { value: "mtbf", concept: "incident.mtbf", operator: "<", window: time("30 days"), every: time("1 minute") },
];

export interface PlannedTracked {
  readonly objectives: readonly TrackedObjective[];
  readonly alerts: readonly PlannedAlert[];
  readonly problems: readonly Problem[];
}

/** Whether an entry states a figure of this kind: a latency or a rate by itself, or the times of incidents. */
function stated(spec: SloSpec, { value }: Figure): Stated<Quantity> | undefined {
  const found = spec[value];
  if (!found) return undefined;
  const dimension = dimensionOf(found.value.unit);
  if (value === "threshold" && (dimension !== "time" || spec.target)) return undefined;
  return value === "minimum" && dimension !== "rate" ? undefined : found;
}

/** Figures shown against their target: a rule that tells nobody, so that panels, reports and policies can read it. */
export function planTracked(entry: Planned<SloSpec>, context: AlertContext): PlannedTracked {
  const { spec } = entry;
  const resource = context.resources.get(spec.on ?? "");
  const words = sloWords(context.language);
  const planned = figures.flatMap((figure) => {
    const value = stated(spec, figure);
    if (!value || !resource) return [];
    const threshold: Threshold = { operator: figure.operator, limit: value.value };
    const key = `slo.${spec.key}.${figure.value}`;
    const made = alertOf(
      {
        key,
        title: words.tracked(spec.title),
        concept: figure.concept,
        severity: "info",
        threshold,
        written: value.written,
        window: figure.window,
        every: figure.every,
        properties: { record: `${context.system}_${spec.key}`.replace(/\W/g, "_"), system: context.system },
        quiet: true,
        facts: entry.facts.filter(({ subject }) => subject === figure.value),
        clauses: value.clauses,
      },
      entry,
      context,
      words.derived,
    );
    const objective: TrackedObjective = {
      ...entry,
      kind: "tracked",
      value: figure.value,
      concept: figure.concept,
      resource,
      threshold,
      alert: key,
    };
    return [{ objective, made }];
  });
  return {
    objectives: planned.map(({ objective }) => objective),
    alerts: planned.flatMap(({ made }) => made.alert ?? []),
    problems: planned.flatMap(({ made }) => made.problems),
  };
}

function time(text: string): Quantity {
  const found = parseQuantity(text);
  if (!found) throw new Error(`${text} is no duration`);
  return found;
}
