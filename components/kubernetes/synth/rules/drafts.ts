import { duration, inText, ofRole, type Traced, type TracedText } from "../../../../core/evidence";
import { documentedGroup, isComparable, type PromqlRule, promqlRule, templateText } from "../../../../core/expressions";
import {
  alertPlace,
  alertWords,
  combine,
  exact,
  type Fact,
  type Fidelity,
  type Measurement,
  type Plan,
  type PlannedAlert,
  type PlannedRule,
  type Problem,
  type PromqlMeasurement,
  seconds,
} from "../../../../core/model";
import { engineFor } from "../../../../core/platforms";
import { collectedFidelity, scrapedJob } from "../../../kit/collected";
import { ruleLabels } from "../common/labels";
import { alertName } from "../common/names";
import { valueTemplate } from "./texts";

/** A rule as it will stand in a PrometheusRule. */
export interface RuleBody {
  readonly alert: string;
  readonly expr: TracedText;
  readonly for: Traced<string>;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** A rule with what is needed to place it in a group and to prove its numbers. */
export interface Draft {
  readonly alert: PlannedAlert;
  readonly rule: PlannedRule;
  readonly measurement: PromqlMeasurement;
  readonly promql: PromqlRule;
  readonly pages: boolean;
  /** `absent` rules tell that the series are gone; they belong to the same alert. */
  readonly kind: "threshold" | "absent";
  readonly body: RuleBody;
  /** Group name the document fixes, if any. */
  readonly group?: string;
  readonly fidelity: Fidelity;
  readonly facts: readonly Fact[];
}

interface Candidate {
  readonly alert: PlannedAlert;
  readonly measurement: PromqlMeasurement;
  readonly pages: boolean;
  /** Resource key of an alternative; part of the alert's name. */
  readonly resource?: string;
}

/** Every rule of the plan that Prometheus evaluates, in the plan's order. */
export function draftRules(plan: Plan): { drafts: Draft[]; problems: Problem[] } {
  const candidates = plan.alerts.flatMap((alert) => candidatesOf(plan, alert));
  const problems: Problem[] = [];
  const drafts = candidates.flatMap((candidate) =>
    candidate.alert.rules.flatMap((rule) => {
      if (isComparable(candidate.measurement, rule.threshold)) return [thresholdDraft(plan, candidate, rule)];
      problems.push(unitProblem(plan, candidate, rule));
      return [];
    }),
  );
  return { drafts: [...drafts, ...absentDrafts(plan, drafts)], problems: [...problems, ...nameProblems(plan, drafts)] };
}

function candidatesOf(plan: Plan, alert: PlannedAlert): Candidate[] {
  const ours = (measurement: Measurement): measurement is PromqlMeasurement =>
    measurement.language === "promql" && engineFor(plan.system, measurement) === "prometheus";
  const { measurement } = alert;
  return [
    ...(ours(measurement) ? [{ alert, measurement, pages: !alert.quiet }] : []),
    ...alert.alternatives.flatMap((other) =>
      ours(other.measurement)
        ? [{ alert, measurement: other.measurement, pages: false, resource: other.resource.key }]
        : [],
    ),
  ];
}

function thresholdDraft(plan: Plan, candidate: Candidate, rule: PlannedRule): Draft {
  const { alert, measurement, pages, resource } = candidate;
  const promql = promqlRule(measurement, rule);
  const { message } = rule;
  const group = documentedGroup(plan.system, alert.key);
  return {
    alert,
    rule,
    measurement,
    promql,
    pages,
    kind: "threshold",
    body: {
      alert: alertName(alert.key, rule.severity, ...(resource === undefined ? [] : [resource])),
      expr: promql.expression,
      for: duration(rule.for, ofRole(rule.facts, "for")),
      labels: ruleLabels(plan, alert, rule, pages),
      annotations: {
        title: templateText(message.title),
        condition: templateText(message.condition),
        value: valueTemplate(measurement.unit, alert.multiple),
        clause: templateText(message.clause),
        first_step: templateText(message.firstStep),
        runbook_url: message.runbookUrl,
      },
    },
    ...(group !== undefined && { group }),
    fidelity: combine(fidelityOf(measurement, rule), collectedFidelity(plan, alert.resource, measurement)),
    facts: rule.facts,
  };
}

function fidelityOf(measurement: PromqlMeasurement, rule: PlannedRule): Fidelity {
  const approximated = (reason: string): Fidelity => ({ level: "approximated", reason });
  const evaluations = Math.max(1, Math.ceil(seconds(rule.for) / seconds(rule.every)));
  return combine(
    measurement.approximates === undefined ? exact : approximated(measurement.approximates),
    rule.datapoints !== undefined && rule.datapoints < evaluations
      ? approximated(`Prometheus cannot count ${rule.datapoints} of ${evaluations} evaluations: all must breach`)
      : exact,
    rule.missing === "breach" && measurement.absent === undefined
      ? approximated("missing series are not detected: the measurement has no absence expression")
      : exact,
  );
}

/**
 * One rule per absence expression: silence of what must always report is as bad as the worst level; silence of a ratio
 * is told on the mildest route. Alternatives and further alerts on the same series add none.
 */
function absentDrafts(plan: Plan, drafts: readonly Draft[]): Draft[] {
  const chosen = new Map<string, Draft>();
  for (const draft of drafts) {
    const { absent } = draft.promql;
    if (absent === undefined || !draft.pages) continue;
    const { rules } = draft.alert;
    const wanted = draft.rule.missing === "breach" ? rules[0] : rules.at(-1);
    if (draft.rule !== wanted) continue;
    const known = chosen.get(absent);
    if (!known || (known.rule.missing === "ok" && draft.rule.missing === "breach")) chosen.set(absent, draft);
  }
  return [...chosen].map(([absent, draft]) => absentDraft(plan, draft, absent));
}

function absentDraft(plan: Plan, draft: Draft, absent: string): Draft {
  const words = alertWords(plan.system.language);
  const { annotations } = draft.body;
  // The job the samples would come from, which absent() of more than one selector does not say.
  const job = scrapedJob(plan, absent);
  // absent() holds between two scrapes as well; one missed scrape must not wake anybody.
  const wait = Math.max(seconds(draft.rule.for), 2 * draft.measurement.grain);
  return {
    ...draft,
    kind: "absent",
    body: {
      alert: alertName(draft.alert.key, draft.rule.severity, "absent"),
      expr: inText`${absent}`,
      for: duration({ amount: String(wait), unit: "second" }, []),
      labels: { ...draft.body.labels, data: "absent", ...(job !== undefined && { job }) },
      annotations: {
        ...annotations,
        title: templateText(words.absentTitle(draft.alert.resource.title)),
        condition: words.absentCondition(metricOf(absent)),
        value: words.noData,
        first_step: words.absentFirstStep,
      },
    },
    facts: [],
  };
}

/** The first series an absence expression asks for. */
function metricOf(absent: string): string {
  return /absent\(\s*([a-zA-Z_:][\w:]*)/.exec(absent)?.[1] ?? "";
}

function unitProblem(plan: Plan, { alert, measurement }: Candidate, rule: PlannedRule): Problem {
  return {
    code: "KUBERNETES-UNIT",
    ...alertPlace(plan, alert.key),
    what: `the threshold cannot be compared with what ${alert.concept} yields on ${alert.resource.kind}`,
    given: rule.threshold.limit.unit,
    allowed: measurement.unit,
    change: `write the threshold in ${measurement.unit}, or give the measurement the right unit`,
    clauses: rule.clauses,
  };
}

function nameProblems(plan: Plan, drafts: readonly Draft[]): Problem[] {
  const owner = new Map<string, string>();
  return drafts.flatMap(({ alert, body }) => {
    const other = owner.get(body.alert);
    owner.set(body.alert, alert.key);
    if (other === undefined || other === alert.key) return [];
    return [
      {
        code: "KUBERNETES-NAME",
        ...alertPlace(plan, alert.key),
        what: `two alerts get the name ${body.alert}`,
        given: `${other}, ${alert.key}`,
        change: "give one of them a key that differs in more than its separators",
      },
    ];
  });
}
