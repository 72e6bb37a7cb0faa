import type { Problem, ProblemCode, System } from "../../../../core/model";
import type { SynthContext } from "../../../kit/context";

/** A setting of the place, or the problem that ends with the line to paste. */
export function requireSetting(
  site: SynthContext,
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
