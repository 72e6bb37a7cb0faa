import { colours } from "../colours";
import type { JobReport, RehearsalReport, StepReport } from "./job";

/** Problems shown of one step; the rest is in `--json`. */
const shownProblems = 10;

/** One step as it ends. */
export function progressLine(systems: readonly string[], { step, ok, seconds, seen }: StepReport): string {
  const mark = ok ? colours.green("ok  ") : colours.red("FAIL");
  return `${mark} ${nameOf(systems).padEnd(16)} ${step.padEnd(20)} ${seconds.toFixed(1).padStart(5)} s  ${seen}\n`;
}

/** The result on one screen. */
export function summary(report: RehearsalReport): string {
  const { stacks, urns, ok } = report;
  const resources = stacks.reduce((sum, one) => sum + one.resources, 0);
  const seconds = stacks.flatMap(({ steps }) => steps).reduce((sum, one) => sum + one.seconds, 0);
  const lines = [
    "",
    `${ok ? colours.green("rehearsal passed") : colours.red("rehearsal failed")}: ${resources} resources in ${stacks.length} ${stacks.length === 1 ? "stack" : "stacks"}, pulumi ${report.engine}, ${seconds.toFixed(0)} s of engine time`,
    ...stacks.flatMap(stackLines),
    ...urnLines(urns),
    ...takenAsTheyCome(stacks),
    "A rehearsal makes nothing real. It does not exercise:",
    ...report.notExercised.map((what) => `  - ${what}`),
  ];
  return `${lines.join("\n")}\n`;
}

function stackLines({ systems, steps }: JobReport): string[] {
  return steps
    .filter(({ ok }) => !ok)
    .flatMap(({ step, problems }) => [
      colours.red(`${nameOf(systems)}: ${step}`),
      ...problems.slice(0, shownProblems).map((problem) => `  ${problem.replaceAll("\n", "\n  ")}`),
      ...(problems.length > shownProblems ? [`  and ${problems.length - shownProblems} more (--json)`] : []),
    ]);
}

function urnLines({ onlyPlanned, onlyRehearsed }: RehearsalReport["urns"]): string[] {
  const differing = [
    ...onlyPlanned.map((urn) => `  only in hozen plan: ${urn}`),
    ...onlyRehearsed.map((urn) => `  only on the engine: ${urn}`),
  ];
  if (differing.length === 0) return ["The engine's URNs are those of hozen plan."];
  return [colours.red("The engine's URNs are not those of hozen plan:"), ...differing.slice(0, shownProblems)];
}

function takenAsTheyCome(stacks: readonly JobReport[]): string[] {
  const types = [...new Set(stacks.flatMap(({ unknownTypes }) => unknownTypes))].sort();
  return types.length === 0 ? [] : [`Taken as they come, without any check: ${types.join(", ")}`];
}

function nameOf(systems: readonly string[]): string {
  return systems.length === 1 ? (systems[0] as string) : "all systems";
}
