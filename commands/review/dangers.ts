import type { CoverageChange, PolicyChange, ResourceChange, Side } from "./changes";
import { type Danger, dangerKinds } from "./changes";
import { conditionDangers } from "./dangers-condition";
import { retentionDangers } from "./dangers-retention";
import { toldDangers } from "./dangers-told";
import { workDangers } from "./dangers-work";
import { isMuting, silences } from "./silencing";

export interface Compared {
  readonly before: Side;
  /** Absent when the system is gone. */
  readonly after: Side | undefined;
  readonly resources: readonly ResourceChange[];
  readonly policies: readonly PolicyChange[];
  readonly coverage: readonly CoverageChange[];
}

/** What is dangerous in the change of one system. */
export function dangersOf(compared: Compared): Danger[] {
  const { before, after } = compared;
  if (!after) {
    const { system, title, rules } = before.snapshot;
    const told = rules.filter(({ notifies }) => notifies).map(({ id }) => id);
    return [
      { kind: "system-removed", about: `${title} (${system})`, clauses: [], alerts: told },
      ...dataDangers(compared),
    ];
  }
  const sides = { before: before.snapshot, after: after.snapshot };
  const found = [
    ...toldDangers(sides.before, sides.after),
    ...conditionDangers(sides.before, sides.after),
    ...retentionDangers(sides.before, sides.after),
    ...workDangers(sides.before, sides.after),
    ...mutedDangers(compared.resources, after.report.resources),
    ...dataDangers(compared),
    ...coverageDangers(compared.coverage),
    ...policyDangers(compared.policies),
  ];
  return found.sort(
    (a, b) => dangerKinds.indexOf(a.kind) - dangerKinds.indexOf(b.kind) || (a.about < b.about ? -1 : 1),
  );
}

function mutedDangers(resources: readonly ResourceChange[], now: Side["report"]["resources"]): Danger[] {
  const inputs = new Map(now.map((resource) => [resource.urn, resource.inputs]));
  return resources.flatMap(({ urn, name, type, change, properties, clauses }): Danger[] => {
    if (change !== "removed" && isMuting(type, inputs.get(urn))) return [{ kind: "muted", about: name, clauses }];
    return properties
      .filter(({ path, to }) => silences(path, to))
      .map(({ path, from, to }) => ({
        kind: "muted",
        about: name,
        from: `${path}: ${from}`,
        to: `${path}: ${to}`,
        clauses,
      }));
  });
}

/** Resources that hold data and vanish, or lose the protection against deletion. */
function dataDangers({ before, after, resources }: Compared): Danger[] {
  const held = new Set(before.snapshot.protected);
  const still = new Set(after?.snapshot.protected);
  const gone = resources.filter(({ urn, change }) => change === "removed" && held.has(urn));
  const exists = new Set(after?.report.resources.map(({ urn }) => urn));
  const bare = before.report.resources.filter(({ urn }) => held.has(urn) && exists.has(urn) && !still.has(urn));
  return [
    ...gone.map(({ name, clauses }): Danger => ({ kind: "data-removed", about: name, clauses })),
    ...bare.map(({ name, clauses }): Danger => ({ kind: "data-unprotected", about: name, clauses })),
  ];
}

function coverageDangers(coverage: readonly CoverageChange[]): Danger[] {
  return coverage
    .filter(({ from, to }) => (from === "planned" || from === "checked") && (to === "gap" || to === "inactive"))
    .map(({ clause, from, to, reason }) => ({
      kind: "coverage-lost",
      about: `${clause.section} "${clause.quote}"`,
      ...(from !== undefined && { from }),
      to: reason === undefined ? `${to}` : `${to}: ${reason}`,
      clauses: [clause.id],
    }));
}

function policyDangers(policies: readonly PolicyChange[]): Danger[] {
  return policies
    .filter(({ change, severity }) => change === "new" && severity === "mandatory")
    .map(({ policy, what, clauses }) => ({ kind: "policy-violated", about: policy, to: what, clauses }));
}
