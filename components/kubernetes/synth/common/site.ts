import type { Problem, ProblemCode, System } from "../../../../core/model";

/** Where the objects go and what the stack owns; the part of the render context this dialect reads. */
export interface Site {
  readonly place: { readonly alias: string; readonly settings: Readonly<Record<string, string>> };
  /** Singletons this stack owns: `alertmanager`. */
  readonly owns: readonly string[];
}

/** A setting of the place, or the problem that ends with the line to paste. */
export function requireSetting(
  site: Site,
  name: string,
  problem: { readonly code: ProblemCode; readonly what: string; readonly example: string },
): { value: string; problems: readonly Problem[] } {
  const value = site.place.settings[name];
  if (value !== undefined && value !== "") return { value, problems: [] };
  const path = `hozen:where.kubernetes.${site.place.alias}.${name}`;
  return {
    value: "",
    problems: [
      { code: problem.code, path, what: problem.what, change: `pulumi config set --path '${path}' ${problem.example}` },
    ],
  };
}

/** Problems of a whole system point at its file. */
export function atSystem(system: System): Pick<Problem, "at"> {
  return { at: { file: system.file, line: 1, column: 1 } };
}
