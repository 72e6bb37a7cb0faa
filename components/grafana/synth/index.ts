import { amountOf, formula, ofRole, settle, type Traced, textEvidence } from "../../../core/evidence";
import { documentedGroup } from "../../../core/expressions";
import {
  type EvidencePoint,
  emptySynthesis,
  type Plan,
  physicalName,
  type SynthesizedRule,
  severities,
} from "../../../core/model";
import { prometheusDurationText } from "../../../core/time";
import type { SynthContext } from "../../kit/context";
import type { TypedSpec, TypedSynthesis } from "../../kit/typed-inputs";
import { limits } from "./common/limits";
import { settingProblems } from "./common/settings";
import { grafanaSpec } from "./common/typed-inputs";
import { dashboardPart, neededSources } from "./dashboards";
import { contactPoints } from "./notification/contact-points";
import { muteTimings } from "./notification/mute-timings";
import { notificationPolicy } from "./notification/notification";
import { type GrafanaRule, grafanaRules, intervalSeconds } from "./rules/rules";

interface Group {
  readonly name: string;
  readonly seconds: number;
  readonly rules: readonly GrafanaRule[];
}

/** A plan as dashboards, and as Grafana-managed rules, each routed to the contact point of its route. */
export function synth(plan: Plan, site: SynthContext): TypedSynthesis {
  const { rules, problems } = grafanaRules(plan, site.place.settings.prometheusDatasource ?? "");
  const drawn = dashboardPart(plan, site);
  const nothing: TypedSynthesis = { ...emptySynthesis, declarations: [] };
  const alerts = rules.length > 0 ? alertRendering(plan, site, rules) : nothing;
  if (rules.length === 0 && problems.length === 0 && drawn.length === 0) return nothing;
  const asked = [...(rules.length > 0 || problems.length > 0 ? [prometheusSource] : []), ...neededSources(plan)];
  const sources = [...new Map(asked.map((source) => [source.setting, source])).values()];
  return {
    ...alerts,
    declarations: [...alerts.declarations, ...drawn],
    problems: [...settingProblems(site, sources), ...problems, ...alerts.problems],
  };
}

const prometheusSource = { setting: "prometheusDatasource", label: "Prometheus" };

function alertRendering(plan: Plan, site: SynthContext, rules: readonly GrafanaRule[]): TypedSynthesis {
  const groups = groupsOf(plan, rules);
  const rank = (key: string): number => (severities as readonly string[]).indexOf(key);
  const routes = plan.routes
    .filter((route) => rules.some((made) => made.pages && made.rule.route === route.key))
    .sort((a, b) => rank(a.key) - rank(b.key));
  const told = contactPoints(plan, routes);
  const timings = muteTimings(plan, rules);
  const policy = site.owns?.includes("grafana.notification-policy") ? notificationPolicy(plan, routes) : [];
  return {
    rules: groups.flatMap((group, index) => group.rules.map((made) => rendered(made, groupKey(index)))),
    declarations: [
      ...told.declarations,
      ...timings.declarations,
      ...policy,
      folder(plan),
      ...groups.map((group, index) => ruleGroup(plan, group, groupKey(index))),
    ],
    limits: [
      {
        name: "rules of the largest group",
        used: Math.max(0, ...groups.map((group) => group.rules.length)),
        allowed: limits.rulesPerGroup.value,
        reference: limits.rulesPerGroup.reference,
      },
    ],
    problems: [...told.problems, ...timings.problems],
  };
}

function groupKey(index: number): string {
  return index === 0 ? "rules" : `rules-${index + 1}`;
}

/** Rules by documented group name and interval, the fastest first, no group above the quota. */
function groupsOf(plan: Plan, rules: readonly GrafanaRule[]): Group[] {
  const slots = new Map<string, { name: string; seconds: number; rules: GrafanaRule[] }>();
  for (const made of rules) {
    const interval = intervalSeconds(made.rule);
    const base = documentedGroup(plan.system, made.alert.key) ?? `every-${prometheusDurationText(interval)}`;
    let slot: { name: string; seconds: number; rules: GrafanaRule[] } | undefined;
    for (let part = 1; !slot; part++) {
      const name = part === 1 ? base : `${base}-${part}`;
      const key = `${interval} ${name}`;
      const found = slots.get(key) ?? { name, seconds: interval, rules: [] };
      if (found.rules.length >= limits.rulesPerGroup.value) continue;
      slots.set(key, found);
      slot = found;
    }
    slot.rules.push(made);
  }
  return [...slots.values()].sort((a, b) => a.seconds - b.seconds || (a.name < b.name ? -1 : 1));
}

function folder(plan: Plan): TypedSpec {
  const { key, environment, title } = plan.system;
  return grafanaSpec({
    key: "folder",
    type: "grafana:oss/folder:Folder",
    concern: "alerts",
    inputs: { title: `${title} (${environment})`, uid: physicalName([key, environment, "alerts"], limits.uid.value) },
    clauses: [],
  });
}

function ruleGroup(plan: Plan, group: Group, key: string): TypedSpec {
  const draft = grafanaSpec({
    key,
    type: "grafana:alerting/ruleGroup:RuleGroup",
    concern: "alerts",
    inputs: {
      name: physicalName([plan.system.key, plan.system.environment, group.name], limits.name.value),
      folderUid: { ref: "folder", output: "uid" },
      intervalSeconds: intervalOf(group),
      rules: group.rules.map(({ body }) => body),
    },
    clauses: [...new Set(group.rules.flatMap(({ rule }) => rule.clauses))],
  });
  const evidence = group.rules.flatMap((made, index) => textsOf(made, `rules[${index}]`));
  return { ...draft, evidence: [...draft.evidence, ...evidence] };
}

/** The interval of a group, stated by any of its rules. */
function intervalOf({ seconds: interval, rules }: Group): Traced<number> {
  const step = limits.interval.value;
  const stated = rules.map(({ rule }) => {
    const source = amountOf(rule.every, ofRole(rule.facts, "every"));
    if (source.value === interval) return formula(source, { format: "integer" });
    const expression = "max(step, floor(documented / step) * step)";
    return formula(source, { format: "integer", expression, terms: { step } });
  });
  return { traced: interval, from: stated.flatMap(({ from }) => from) };
}

/** What `states:` says, in the texts of its rule. */
function textsOf({ rule, body }: GrafanaRule, path: string): EvidencePoint[] {
  return textEvidence(rule.facts, settle(body).inputs).map((point) => ({ ...point, path: `${path}.${point.path}` }));
}

function rendered(made: GrafanaRule, declaration: string): SynthesizedRule {
  const { alert, rule, pages, expression, fidelity } = made;
  return {
    id: `${rule.id}/grafana`,
    alert: alert.key,
    clauses: rule.clauses,
    concept: alert.concept,
    severity: rule.severity,
    engine: "grafana",
    pages,
    expression,
    threshold: rule.threshold,
    for: rule.for,
    fidelity,
    routes: pages ? [rule.route] : [],
    declaration,
  };
}
