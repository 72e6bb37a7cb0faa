import { fields, items, text } from "../inputs";
import type { CheckedResource, ResourceRule } from "../rule";

/** Figures of operation are recorded, so that a report reads them instead of somebody's memory. */
export const incidentMetrics: ResourceRule = {
  name: "incident-metrics",
  description: "the documented figures of operation are recorded as series of their own",
  looksAt: "recorded series of PrometheusRule objects: one whose name holds each documented figure",
  remediation: "let an objective state the figure (mttr, mtbf, share, target), so that it is recorded",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: (resource) => recordsOf(resource).length > 0,
  fault: (resource, { expected }) => {
    const recorded = recordsOf(resource);
    const wanted = (expected?.value ?? "").split(/,\s*/).filter((name) => name !== "");
    const missing = wanted.filter((name) => !recorded.some((record) => isFigure(record, name)));
    if (wanted.length > 0 && missing.length === 0) return undefined;
    return `not recorded: ${missing.join(", ") || "no figure is named"}`;
  },
};

/** `hotel_saas_availability:mttr_seconds:30d` records `mttr`. */
function isFigure(record: string, name: string): boolean {
  return record.split(":").some((part) => part === name || part.startsWith(`${name}_`));
}

function recordsOf({ type, inputs }: CheckedResource): string[] {
  if (type !== "kubernetes:monitoring.coreos.com/v1:PrometheusRule") return [];
  const rules = items(fields(inputs.spec).groups).flatMap((group) => items(fields(group).rules));
  return rules.map((rule) => text(fields(rule).record)).filter((record) => record !== "");
}
