import { arithmetic, deployedValue, expectedValue, holds } from "../evidence";
import {
  type Clause,
  type ClauseStatus,
  type EvidencePoint,
  everyPlanned,
  type Fact,
  groupBy,
  isRetired,
  type Plan,
} from "../model";

/** One evidence point of a real resource: its URN and the inputs the program registered. */
export interface Exhibit {
  readonly urn: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly point: EvidencePoint;
}

/** A documented value found in the inputs of a resource, and how one became the other. */
export interface CoverageEvidence {
  readonly urn: string;
  readonly path: string;
  readonly documented: string;
  /** Where the document is wrong: the value that is deployed instead, from which the arithmetic starts. */
  readonly corrected?: string;
  readonly deployed: unknown;
  readonly via: {
    readonly kind: EvidencePoint["via"]["kind"];
    readonly arithmetic: string;
    readonly match?: string;
    readonly format: EvidencePoint["via"]["format"];
    readonly expression?: string;
    readonly terms?: Readonly<Record<string, number>>;
    readonly token?: string;
  };
}

export interface ClauseCoverage {
  readonly id: string;
  readonly source: Clause["source"];
  readonly kind: Clause["kind"];
  readonly status: ClauseStatus;
  readonly evidence: readonly CoverageEvidence[];
  readonly reason?: string;
}

/** What the policy a clause names says of it; a clause without an entry has no policy. */
export type Checks = ReadonlyMap<string, { readonly checked: boolean; readonly reason: string }>;

/** Clause by clause: is it deployed, checked or accounted for? Pure. */
export function coverage(plan: Plan, exhibits: readonly Exhibit[], checks: Checks): ClauseCoverage[] {
  const facts = groupBy(allFacts(plan), (fact) => fact.clause);
  const points = groupBy(exhibits, (exhibit) => exhibit.point.clause);
  const waiting = new Map(plan.inactive.map(({ clause, needs }) => [clause, needs]));
  return [...plan.clauses]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((clause) => {
      const proven = prove(clause, facts.get(clause.id) ?? [], points.get(clause.id) ?? []);
      const { status, reason } = unlessRetired(plan, judge(clause, proven, waiting.get(clause.id), checks));
      return {
        id: clause.id,
        source: clause.source,
        kind: clause.kind,
        status,
        evidence: status === "planned" ? proven.evidence : [],
        ...(reason !== undefined && { reason }),
      };
    });
}

/** Every documented value the plan wants to see deployed, each once. */
export function allFacts(plan: Plan): Fact[] {
  const { events, routes, probes, collectors = [], stores, counts, queries, entries, escalations } = plan;
  const lists = [events, routes, probes, collectors, stores, counts, queries, everyPlanned(entries), escalations];
  const facts = [
    ...plan.alerts.flatMap((alert) => [...(alert.facts ?? []), ...alert.rules.flatMap((rule) => rule.facts)]),
    ...lists.flat().flatMap((entry) => entry.facts),
  ];
  return [
    ...new Map(facts.map((fact) => [`${fact.clause} ${fact.role} ${fact.subject} ${fact.written}`, fact])).values(),
  ];
}

interface Proof {
  readonly evidence: CoverageEvidence[];
  readonly unseen: Fact[];
  readonly wanted: number;
}

function prove(clause: Clause, facts: readonly Fact[], exhibits: readonly Exhibit[]): Proof {
  const evidence: CoverageEvidence[] = [];
  const unseen: Fact[] = [];
  for (const fact of facts) {
    const holding = exhibits.filter(({ point, inputs }) => point.role === fact.role && holds(fact, point, inputs));
    if (holding.length === 0) unseen.push(fact);
    evidence.push(...holding.map((exhibit) => describe(clause, fact, exhibit)));
  }
  return { evidence: distinct(evidence).sort(byPlace), unseen, wanted: facts.length };
}

/** Rules of one group share its settings: one place is named once, however many rules point at it. */
function distinct(evidence: readonly CoverageEvidence[]): CoverageEvidence[] {
  return [...new Map(evidence.map((item) => [JSON.stringify(item), item])).values()];
}

function byPlace(a: CoverageEvidence, b: CoverageEvidence): number {
  return `${a.urn} ${a.path} ${a.documented}` < `${b.urn} ${b.path} ${b.documented}` ? -1 : 1;
}

function describe({ correction }: Clause, fact: Fact, { urn, inputs, point }: Exhibit): CoverageEvidence {
  const { via } = point;
  const corrected = fact.corrected && correction !== undefined;
  const sum = arithmetic(fact, via);
  return {
    urn,
    path: point.path,
    documented: corrected ? correction.documented : fact.written,
    ...(corrected && { corrected: fact.written }),
    deployed: deployedValue(point, inputs),
    via: {
      ...via,
      kind: corrected ? "correction" : kindOf(fact, via),
      arithmetic: corrected ? `${correction.documented} corrected to ${sum}` : sum,
      ...(point.match !== undefined && { match: point.match }),
    },
  };
}

/** A number that reads differently from the documented one was converted, even where no arithmetic is needed. */
function kindOf(fact: Fact, via: EvidencePoint["via"]): EvidencePoint["via"]["kind"] {
  if (via.kind !== "same" || fact.base === undefined || via.token !== undefined) return via.kind;
  const written = /-?\d[\d,]*(?:\.\d+)?/.exec(fact.written)?.[0].replaceAll(",", "");
  return Number(written) === Number(expectedValue(fact, via)) ? "same" : "unit";
}

interface Judgement {
  readonly status: ClauseStatus;
  readonly reason?: string;
}

/** Of a system that has left nothing is missing. */
function unlessRetired({ system }: Plan, judged: Judgement): Judgement {
  const left = judged.status === "gap" && isRetired(system) ? system.retired : undefined;
  return left ? { status: "inactive", reason: `retired on ${left.on}: ${left.because}` } : judged;
}

function judge(clause: Clause, proof: Proof, needs: string | undefined, checks: Checks): Judgement {
  if (clause.supersededBy !== undefined)
    return { status: "superseded", reason: `${clause.supersededBy}: ${clause.because ?? ""}` };
  if (clause.kind === "process")
    return { status: "process", reason: clause.because ?? `runbook ${clause.runbook ?? ""}` };
  if (clause.kind === "check") {
    const { checked, reason } = checks.get(clause.id) ?? {
      checked: false,
      reason: `no policy ${clause.policy ?? ""} yet`,
    };
    return { status: checked ? "checked" : "gap", reason };
  }
  if (proof.wanted > 0 && proof.unseen.length === 0) return { status: "planned" };
  if (proof.unseen.length > 0) {
    const missing = proof.unseen.map((fact) => `${fact.role} ${fact.written}`).join(", ");
    return { status: "gap", reason: `not seen in any resource: ${missing}` };
  }
  if (needs !== undefined) return { status: "inactive", reason: `stack configuration has no ${needs}` };
  if (clause.needs !== undefined) return { status: "inactive", reason: `stack configuration has no ${clause.needs}` };
  return { status: "gap", reason: "nothing is planned from it yet" };
}
