import { type MonitoredResource, type Problem, type ProblemCode, stackOutputOf } from "../../core/model";

/** What someone asks of a resource: its properties as text, or a problem for each that is missing. */
export type Needed<N extends string> =
  | { readonly values: Readonly<Record<N, string>>; readonly problems: readonly [] }
  | { readonly values?: undefined; readonly problems: readonly Problem[] };

interface Need {
  readonly code: ProblemCode;
  /** Who needs them, e.g. `a Fargate task`. */
  readonly by: string;
  readonly clauses: readonly string[];
  /** What a value must look like where any text would not do, with an example. */
  readonly forms?: Readonly<Record<string, readonly [RegExp, string]>>;
}

/**
 * Reads properties nobody can do without. What is deployed takes them from here, so that an empty text is never deployed
 * in the place of one that was forgotten.
 */
export function neededProperties<N extends string>(
  { kind, properties, at, path }: MonitoredResource,
  names: readonly N[],
  { code, by, clauses, forms = {} }: Need,
): Needed<N> {
  const about = { code, at, ...(clauses.length > 0 && { clauses }) };
  const problems = names.flatMap((name): Problem[] => {
    const given = properties[name]?.trim() ?? "";
    if (given === "") {
      const what = `${by} needs a property this resource of kind ${kind} does not have`;
      return [{ ...about, path, what, allowed: names.join(", "), change: `add ${name}` }];
    }
    const form = forms[name];
    if (!form || form[0].test(given) || stackOutputOf(given)) return [];
    const what = `${by} cannot take this`;
    return [{ ...about, path: `${path}.${name}`, what, given, allowed: form[1], change: `correct ${name}` }];
  });
  if (problems.length > 0) return { problems };
  const values = Object.fromEntries(names.map((name) => [name, properties[name]])) as Readonly<Record<N, string>>;
  return { values, problems: [] };
}
