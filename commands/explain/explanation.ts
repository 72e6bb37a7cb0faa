import type { Composition } from "../../components/composition";
import type { Receiver } from "../../core/model";
import type { ClauseCoverage } from "../../core/planning/coverage";
import type { CorrectionReport, PlanReport, RuleReport, SystemReport } from "../plan/report";

/** The life of one clause: from the sentence in the document to the person who is notified. */
export interface Explanation {
  readonly system: string;
  readonly document: string;
  readonly clause: ClauseCoverage;
  readonly correction?: CorrectionReport;
  readonly findings: readonly { readonly what: string; readonly done: string }[];
  readonly rules: readonly RuleReport[];
  readonly resources: readonly { readonly urn: string; readonly name: string; readonly type: string }[];
  readonly notified: readonly { readonly route: string; readonly receivers: readonly string[] }[];
  readonly runbooks: readonly string[];
  /** What must be there before its rules can see anything. */
  readonly needs: readonly string[];
}

/** Every clause meant by an id: the clause itself, or all clauses an alert or a resource carries. */
export function explainAll(id: string, report: PlanReport, composition: Composition): Explanation[] {
  return report.systems.flatMap((system) => {
    const ids = clausesMeant(id, system);
    return system.clauses
      .filter((clause) => ids.has(clause.id))
      .map((clause) => explainOne(clause, system, composition));
  });
}

function clausesMeant(id: string, system: SystemReport): ReadonlySet<string> {
  const rules = system.rules.filter((rule) => rule.alert === id || rule.id === id);
  const resources = system.resources.filter((resource) => resource.name === id || resource.urn === id);
  return new Set([
    ...system.clauses.filter((clause) => clause.id === id).map((clause) => clause.id),
    ...rules.flatMap((rule) => rule.clauses),
    ...resources.flatMap((resource) => resource.clauses),
  ]);
}

function explainOne(clause: ClauseCoverage, system: SystemReport, composition: Composition): Explanation {
  const plan = composition.systems.find((composed) => composed.plan.system.key === system.system)?.plan;
  const rules = system.rules.filter((rule) => rule.clauses.includes(clause.id));
  const correction = system.corrections.find((entry) => entry.clause === clause.id);
  const stating = plan?.routes.filter((route) => route.clauses.includes(clause.id)) ?? [];
  const routeKeys = [...new Set([...rules.flatMap((rule) => rule.routes), ...stating.map((route) => route.key)])];
  const planned = plan?.alerts.flatMap((alert) => alert.rules) ?? [];
  return {
    system: system.system,
    document: plan?.system.document.name ?? "",
    clause,
    ...(correction && { correction }),
    findings: system.findings.filter((finding) => finding.clauses.includes(clause.id)),
    rules,
    resources: system.resources
      .filter((resource) => resource.clauses.includes(clause.id))
      .map(({ urn, name, type }) => ({ urn, name, type })),
    notified: routeKeys.map((route) => ({
      route,
      receivers: plan?.routes.find((entry) => entry.key === route)?.receivers.map(receiverText) ?? [],
    })),
    needs: system.needs
      .filter(({ alerts }) => rules.some((rule) => alerts.includes(rule.alert)))
      .map(({ what }) => what),
    runbooks: [
      ...new Set(planned.filter((rule) => rule.clauses.includes(clause.id)).map((rule) => rule.message.runbookUrl)),
    ],
  };
}

function receiverText(receiver: Receiver): string {
  const hours = receiver.hours ? `, ${receiver.hours.written}` : "";
  return `${receiver.title} (${receiver.channel}${hours})`;
}
