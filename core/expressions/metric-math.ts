import jsep from "jsep";
import { amountIn, dimensionOf, type Quantity } from "../model";

/** `PERIOD` alone is the period in seconds; `PERIOD(m1)` is CloudWatch's own function. */
export function fillPeriod(template: string, period: number): string {
  return template.replace(/\bPERIOD\b(?!\s*\()/g, String(period));
}

/** The least traffic of one judgement, which is one point: a count as it is, a rate over the period (seconds). */
export function minimumPerPoint(minimum: Quantity, period: number): number {
  return dimensionOf(minimum.unit) === "rate" ? amountIn(minimum, "perSecond") * period : Number(minimum.amount);
}

/** A period's value; undefined where the metric has no data point. */
export type Point = number | undefined;

/**
 * What arithmetic makes of a point and a missing one: CloudWatch's page on metric math takes the missing one for zero,
 * but does not say so of every operator. What the catalogue holds must be right either way.
 */
export type Gaps = "missing" | "zero";

/**
 * CloudWatch metric math over one period: FILL replaces a missing point, SUM, MIN and MAX of a list leave it out, IF takes
 * one branch. Comparisons give 1 or 0. Throws for what it does not know.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function metricMath(expression: string, points: Readonly<Record<string, Point>>, gaps: Gaps = "missing"): Point {
  const text = expression.replaceAll(" AND ", " && ").replaceAll(" OR ", " || ");
  return new Evaluation(points, gaps).value(jsep(text));
}

/** Values that an expression divides by whatever its metrics are. Nothing for an expression that is no metric math. */
export function fixedDivisors(expression: string): number[] {
  const found: number[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if (isDivision(node)) found.push(...fixedValue(node.right));
    Object.values(node).forEach(visit);
  };
  try {
    visit(jsep(expression.replaceAll(" AND ", " && ").replaceAll(" OR ", " || ")));
  } catch {
    return [];
  }
  return found;
}

/** The value of an expression that uses no metric. */
export function fixedValue(expression: string | jsep.Expression): number[] {
  try {
    const node = typeof expression === "string" ? jsep(expression) : expression;
    return [new Evaluation({}, "missing").value(node)].filter((value) => value !== undefined);
  } catch {
    return [];
  }
}

function isDivision(node: object): node is jsep.BinaryExpression {
  return "operator" in node && node.operator === "/";
}

const operators: Readonly<Record<string, (left: number, right: number) => Point>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => (right === 0 ? undefined : left / right),
  ">": (left, right) => Number(left > right),
  ">=": (left, right) => Number(left >= right),
  "<": (left, right) => Number(left < right),
  "<=": (left, right) => Number(left <= right),
  "==": (left, right) => Number(left === right),
  "&&": (left, right) => Number(left !== 0 && right !== 0),
  "||": (left, right) => Number(left !== 0 || right !== 0),
};
const reductions: Readonly<Record<string, (points: readonly number[]) => number>> = {
  SUM: (points) => points.reduce((sum, point) => sum + point, 0),
  MIN: (points) => Math.min(...points),
  MAX: (points) => Math.max(...points),
};

class Evaluation {
  constructor(
    private readonly points: Readonly<Record<string, Point>>,
    private readonly gaps: Gaps,
  ) {}

  value(node: jsep.Expression): Point {
    switch (node.type) {
      case "Literal":
        return Number((node as jsep.Literal).value);
      case "Identifier": {
        const { name } = node as jsep.Identifier;
        if (!(name in this.points)) throw new RangeError(`${name} is no metric`);
        return this.points[name];
      }
      case "UnaryExpression": {
        const point = this.value((node as jsep.UnaryExpression).argument);
        return point === undefined ? undefined : -point;
      }
      case "BinaryExpression":
        return this.binary(node as jsep.BinaryExpression);
      case "CallExpression":
        return this.call(node as jsep.CallExpression);
    }
    throw new RangeError(`${node.type} is no metric math`);
  }

  private binary({ operator, left, right }: jsep.BinaryExpression): Point {
    const apply = operators[operator];
    if (!apply) throw new RangeError(`${operator} is no metric math`);
    const [one, other] = [this.value(left), this.value(right)];
    if (one !== undefined && other !== undefined) return apply(one, other);
    // A number has no points of its own: with a missing point it is missing, whatever metrics are to each other.
    const series = this.gaps === "zero" && /^[-+*/]$/.test(operator) && !isNumber(left) && !isNumber(right);
    return series && (one ?? other) !== undefined ? apply(one ?? 0, other ?? 0) : undefined;
  }

  private call(node: jsep.CallExpression): Point {
    const { name } = node.callee as jsep.Identifier;
    const [first, second, third] = node.arguments as [jsep.Expression, jsep.Expression, jsep.Expression];
    const reduce = reductions[name];
    if (reduce && first.type === "ArrayExpression") {
      const elements = (first as jsep.ArrayExpression).elements.map((item) => this.value(item as jsep.Expression));
      const known = elements.filter((point) => point !== undefined);
      return known.length > 0 ? reduce(known) : undefined;
    }
    if (name === "FILL") return this.value(first) ?? this.value(second);
    if (name !== "IF") throw new RangeError(`${name} is no metric math`);
    const condition = this.value(first);
    return condition === undefined ? undefined : this.value(condition !== 0 ? second : third);
  }
}

function isNumber(node: jsep.Expression): boolean {
  if (node.type === "BinaryExpression") {
    const { left, right } = node as jsep.BinaryExpression;
    return isNumber(left) && isNumber(right);
  }
  // PERIOD and MINIMUM become numbers; ids of metrics start with a small letter.
  return node.type === "Literal" || (node.type === "Identifier" && /^[A-Z]/.test((node as jsep.Identifier).name));
}
