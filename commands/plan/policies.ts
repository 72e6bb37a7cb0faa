import type { Plan, RegisteredResource } from "../../core/model";
import { allFacts, type Exhibit } from "../../core/planning/coverage";
import {
  configOf,
  documentedValues,
  type Expected,
  expectedOf,
  judge,
  levelOf,
  type Outcome,
  type PolicyConfig,
  type PolicySettings,
  policies,
  type Verdict,
  verdictsOf,
} from "../../policy/index";

/** What one policy said about one system. */
export interface PolicyReport {
  readonly policy: string;
  readonly severity: "mandatory" | "advisory";
  /** Clauses that name it. */
  readonly clauses: readonly string[];
  readonly ok: number;
  readonly violations: number;
  /** Places it cannot judge before the update. */
  readonly unknown: number;
}

export interface Violation {
  readonly policy: string;
  readonly severity: "mandatory" | "advisory";
  /** The resource it is about, or the path in the plan. */
  readonly urn?: string;
  readonly path?: string;
  /** Clauses that are not met. */
  readonly clauses: readonly string[];
  readonly what: string;
  readonly remediation: string;
}

export interface PolicyJudgement {
  readonly reports: readonly PolicyReport[];
  readonly violations: readonly Violation[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Configuration for the CrossGuard pack, so that it holds the real stack against the same document. */
  readonly config: PolicyConfig;
  /** Policy to the clauses that name it. */
  readonly expected: Readonly<Record<string, readonly Expected[]>>;
}

export interface Judged {
  readonly plan: Plan;
  /** The system's own resources, with the clauses each serves. */
  readonly own: readonly {
    readonly resource: RegisteredResource;
    readonly clauses: readonly string[];
    readonly leftAsFound?: readonly string[];
    readonly acknowledged?: boolean;
  }[];
  readonly all: readonly RegisteredResource[];
  readonly exhibits: readonly Exhibit[];
  readonly settings: PolicySettings;
}

/** Holds one system's resources and plan against every policy. */
export function judgeSystem(judged: Judged): PolicyJudgement {
  const { plan, own, settings } = judged;
  const subjects = own.map(({ resource, leftAsFound = [] }) =>
    leftAsFound.length === 0 ? resource : { ...resource, leftAsFound },
  );
  const rules = policies.filter((rule) => levelOf(rule, settings) !== "disabled");
  const config = configurationOf(judged);
  const expected = expectedOf(
    plan,
    own.map(({ resource, clauses }) => ({ urn: resource.urn, clauses })),
  );
  const outcomes = judge(rules, { resources: judged.all, subjects, expected, config, plan });
  return {
    reports: rules.flatMap((rule) => reportOf(rule.name, levelOf(rule, settings), outcomes)),
    violations: outcomes.flatMap((outcome) => violationOf(outcome, settings)),
    verdicts: verdictsOf(plan, rules, outcomes),
    config,
    expected,
  };
}

function configurationOf({ plan, own, exhibits, settings }: Judged): PolicyConfig {
  const facts = allFacts(plan);
  const given = configOf(settings);
  const acknowledged = own.flatMap((one) => (one.acknowledged ? [one.resource.name] : []));
  return {
    ...given,
    "threshold-equals-document": { documented: documentedValues(facts, exhibits, "threshold") },
    "retention-not-below-document": { documented: documentedValues(facts, exhibits, "keep") },
    "irreversible-acknowledged": { acknowledged, ...given["irreversible-acknowledged"] },
  };
}

function reportOf(policy: string, level: string, outcomes: readonly Outcome[]): PolicyReport[] {
  const own = outcomes.filter((outcome) => outcome.policy === policy);
  if (own.length === 0) return [];
  const count = (status: Outcome["status"]): number => own.filter((one) => one.status === status).length;
  const clauses = [...new Set(own.flatMap((one) => one.clauses))].sort();
  const severity = level === "advisory" ? "advisory" : "mandatory";
  return [{ policy, severity, clauses, ok: count("ok"), violations: count("violation"), unknown: count("unknown") }];
}

function violationOf(outcome: Outcome, settings: PolicySettings): Violation[] {
  const rule = policies.find(({ name }) => name === outcome.policy);
  if (outcome.status !== "violation" || !rule) return [];
  const { policy, about, clauses, what = "" } = outcome;
  const severity = levelOf(rule, settings) === "advisory" ? "advisory" : "mandatory";
  const place = about.startsWith("urn:") ? { urn: about } : { path: about };
  return [{ policy, severity, ...place, clauses, what, remediation: rule.remediation }];
}

/** One violation for a person: which policy, where, which clauses, what to change. */
export function formatViolation({ policy, severity, urn, path, clauses, what, remediation }: Violation): string {
  const cited = clauses.length > 0 ? ` [${clauses.join(" ")}]` : "";
  const place = urn ?? path ?? "";
  return `POLICY ${policy} (${severity})${cited}  ${place}: ${what}\n  ${remediation}`;
}
