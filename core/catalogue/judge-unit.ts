import { amountIn, type Concept, type Operator, type Problem } from "../model";
import { formatThreshold } from "../platforms";
import type { Level } from "./judge";
import { fits } from "./judge-limit";
import type { Catalogue } from "./load";

/** Limits of an alert that its concept cannot be compared with: one problem, at the first of them. */
export function unitProblems(
  { concepts }: Pick<Catalogue, "concepts">,
  concept: Concept,
  kind: string,
  levels: readonly Level[],
): Problem[] {
  const misfits = levels.filter(({ threshold }) => !fits(concept, threshold.limit));
  const [first] = misfits;
  if (!first) return [];
  const { at, path, threshold } = first;
  const siblings = [...concepts.values()].filter(
    (other) => isSibling(concept, other) && other.measurements[kind] !== undefined && fits(other, threshold.limit),
  );
  const instead = siblings.map((sibling) => suggestion(concept, sibling, misfits));
  const clauses = [...new Set(misfits.flatMap((level) => level.clauses ?? []))];
  return [
    {
      code: "PLAN-UNIT",
      ...(at && { at }),
      ...(path !== undefined && { path }),
      clauses,
      what: `${concept.name} is measured in ${concept.unit}, which this limit cannot be compared with`,
      given: misfits.map((level) => formatThreshold(level.threshold)).join(", "),
      allowed: [`a limit in ${concept.unit} or a unit of the same kind`, ...siblings.map(({ name }) => name)].join(
        ", ",
      ),
      change: instead.join(", or ") || "write the limit with its unit, or choose another concept",
    },
  ];
}

/** `db.storage.utilization` is of the same thing as `db.storage.free`. */
function isSibling({ name }: Concept, other: Concept): boolean {
  const family = name.slice(0, name.lastIndexOf(".") + 1);
  return other.name !== name && other.name.startsWith(family) && !other.name.slice(family.length).includes(".");
}

const turned: Readonly<Record<Operator, Operator>> = { ">": "<", ">=": "<=", "<": ">", "<=": ">=", "==": "==" };

/** What is free below 20 % is in use above 80 %. */
function suggestion(concept: Concept, sibling: Concept, levels: readonly Level[]): string {
  const { unit, range, bad } = sibling;
  if (bad === concept.bad || bad === "both" || concept.bad === "both" || range.max === undefined) {
    return `write concept: ${sibling.name}`;
  }
  const { max } = range;
  const limits = levels.map(({ threshold: { operator, limit } }) => {
    const amount = String(Number((max - amountIn(limit, unit)).toPrecision(12)));
    return formatThreshold({ operator: turned[operator], limit: { amount, unit } });
  });
  return `write concept: ${sibling.name} and ${limits.join(", ")}`;
}
