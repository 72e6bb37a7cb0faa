import type { Violation } from "../plan/policies";
import type { SystemReport } from "../plan/report";
import type { Cited, CoverageChange, PolicyChange, Side, SystemChange } from "./changes";
import { compareAudience } from "./compare-audience";
import { compareResources } from "./compare-resources";
import { type Clauses, compareValues } from "./compare-values";
import { dangersOf } from "./dangers";
import type { Snapshot } from "./snapshot";

/** What differs between two plans, system by system; systems without a difference are left out. */
export function compareSnapshots(before: Snapshot | undefined, after: Snapshot): SystemChange[] {
  const names = [...(before?.systems ?? []), ...after.systems].map(({ system }) => system);
  return [...new Set(names)].sort().flatMap((name) => {
    const change = compareSystem(before && sideOf(before, name), sideOf(after, name));
    const { dangers, values, audience, resources, policies, coverage } = change;
    return [dangers, values, audience, resources, policies, coverage].some((list) => list.length > 0) ? [change] : [];
  });
}

function sideOf(snapshot: Snapshot, name: string): Side | undefined {
  const system = snapshot.systems.find(({ system }) => system === name);
  const report = snapshot.report.systems.find(({ system }) => system === name);
  return system && report && { snapshot: system, report };
}

function compareSystem(before: Side | undefined, after: Side | undefined): SystemChange {
  const { system, title, document } = ((after ?? before) as Side).snapshot;
  const sides = [before, after].map((side) => ({
    values: side?.snapshot.values ?? [],
    clauses: clausesOf(side),
  })) as [Parameters<typeof compareValues>[0], Parameters<typeof compareValues>[1]];
  const resources = compareResources(before?.report.resources ?? [], after?.report.resources ?? []);
  const policies = comparePolicies(before?.report.violations ?? [], after?.report.violations ?? []);
  const coverage = compareCoverage(before?.report, after?.report);
  return {
    system,
    title,
    document,
    state: !before ? "added" : !after ? "removed" : "changed",
    dangers: before ? dangersOf({ before, after, resources, policies, coverage }) : [],
    values: compareValues(...sides),
    audience: compareAudience(before?.snapshot, after?.snapshot),
    resources,
    policies,
    coverage,
  };
}

function clausesOf(side: Side | undefined): Clauses {
  return new Map(side?.report.clauses.map(({ id, source }) => [id, { id, ...source }] as const));
}

function comparePolicies(before: readonly Violation[], after: readonly Violation[]): PolicyChange[] {
  const key = ({ policy, urn, path, what }: Violation): string => `${policy} ${urn ?? path ?? ""} ${what}`;
  const [old, now] = [new Set(before.map(key)), new Set(after.map(key))];
  return [
    ...after.filter((one) => !old.has(key(one))).map((one) => ({ ...one, change: "new" as const })),
    ...before.filter((one) => !now.has(key(one))).map((one) => ({ ...one, change: "gone" as const })),
  ];
}

function compareCoverage(before: SystemReport | undefined, after: SystemReport | undefined): CoverageChange[] {
  const old = new Map(before?.clauses.map((clause) => [clause.id, clause]));
  const now = new Map(after?.clauses.map((clause) => [clause.id, clause]));
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id) => {
    const [from, to] = [old.get(id), now.get(id)];
    if (from?.status === to?.status) return [];
    const clause: Cited = { id, section: "", quote: "", ...(to ?? from)?.source };
    return [
      {
        clause,
        ...(from && { from: from.status }),
        ...(to && { to: to.status }),
        ...(to?.reason !== undefined && { reason: to.reason }),
      },
    ];
  });
}
