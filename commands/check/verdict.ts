import { counted, formatProblem, type Problem } from "../../core/model";
import { colours, errorColours } from "../colours";
import type { OfflineRun } from "../offline";
import type { Need } from "../plan/needs";
import { formatViolation, type Violation } from "../plan/policies";
import { buildReport } from "../plan/report";

/** A clause that nothing enforces. */
export interface Gap {
  readonly system: string;
  readonly clause: string;
  readonly section: string;
  readonly quote: string;
  readonly reason: string;
}

/** What `hozen plan` would say of a stack, without its details. */
export interface Verdict {
  readonly problems: readonly Problem[];
  readonly violations: readonly Violation[];
  readonly gaps: readonly Gap[];
  readonly needs: readonly (Need & { readonly system: string })[];
}

/** The verdict on a stack; with problems there is no plan, so nothing else is known. */
export function verdictOf(
  run: OfflineRun,
  { stack, asOf }: { stack: string; asOf: string },
  documents: readonly Problem[],
): Verdict {
  const problems = [...run.composition.problems, ...documents];
  const { systems } = buildReport({ ...run, stack, asOf });
  return {
    problems,
    violations: systems.flatMap(({ violations }) => violations),
    gaps: systems.flatMap(({ system, clauses }) =>
      clauses
        .filter(({ status }) => status === "gap")
        .map(({ id, source, reason = "" }) => ({
          system,
          clause: id,
          section: source.section,
          quote: source.quote,
          reason,
        })),
    ),
    needs: systems.flatMap(({ system, needs }) => needs.map((need) => ({ system, ...need }))),
  };
}

/** Problems and violated policies on standard error, the rest on standard output, a summary last. */
export function printVerdict({ problems, violations, gaps, needs }: Verdict): void {
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
  for (const violation of violations) process.stderr.write(`${formatViolation(violation)}\n`);
  for (const { system, what, alerts, resources } of needs) {
    process.stdout.write(`needs  ${system}: ${what} (${counted(alerts.length, "alert")} on ${resources.join(", ")})\n`);
  }
  for (const { clause, section, quote, reason } of gaps) {
    process.stdout.write(colours.yellow(`gap  ${clause}  ${section}: ${quote}; ${reason}\n`));
  }
  const counts = [
    ...(problems.length > 0 ? [counted(problems.length, "problem")] : []),
    ...(violations.length > 0
      ? [`${violations.length} violated ${violations.length === 1 ? "policy" : "policies"}`]
      : []),
    ...(gaps.length > 0 ? [counted(gaps.length, "gap")] : []),
  ];
  if (counts.length === 0) process.stdout.write("clean\n");
  else process.stderr.write(errorColours.red(`${counts.join(", ")}\n`));
}
