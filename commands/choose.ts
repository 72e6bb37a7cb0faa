import type { ComposedSystem, Composition } from "../components/composition";
import { formatProblem } from "../core/model";
import { composeStack } from "./offline";

export interface Choice {
  readonly stack: string;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** Only this system; left out: all of the stack. */
  readonly system?: string;
}

export interface Chosen {
  readonly composition: Composition;
  readonly systems: readonly ComposedSystem[];
}

/** The systems a command is about, in the project it runs in; an exit code where there are problems (1) or no such system (2). */
export function chooseSystems({ stack, asOf, system }: Choice): Chosen | number {
  const { composition } = composeStack({ project: process.cwd(), stack, asOf });
  if (composition.problems.length > 0) return refuse(composition.problems.map(formatProblem), 1);
  const known = composition.systems.map(({ plan }) => plan.system.name);
  if (system !== undefined && !known.includes(system)) {
    return refuse([`no system ${system} in stack ${stack}; known: ${known.join(", ")}`], 2);
  }
  return { composition, systems: composition.systems.filter(({ plan }) => !system || plan.system.name === system) };
}

/** Says why a command does nothing, and gives its exit code. */
export function refuse(lines: readonly string[], code: number): number {
  process.stderr.write(`${lines.join("\n")}\n`);
  return code;
}
