import jsep from "jsep";

/** A period's value; undefined where the metric has no data point. */
type Point = number | undefined;

/**
 * CloudWatch metric math over one period: arithmetic with a missing point is missing, FILL replaces it, IF takes one
 * branch. Comparisons give 1 or 0. Throws for anything the catalogue has no business with.
 */
export function metricMath(
  expression: string,
  points: Readonly<Record<string, Point>>,
  words: Readonly<Record<string, number>>,
): Point {
  const text = expression.replaceAll(" AND ", " && ").replaceAll(" OR ", " || ");
  return value(jsep(text), { ...words, ...points });
}

function value(node: jsep.Expression, names: Readonly<Record<string, Point>>): Point {
  switch (node.type) {
    case "Literal":
      return Number((node as jsep.Literal).value);
    case "Identifier": {
      const { name } = node as jsep.Identifier;
      if (!(name in names)) throw new Error(`${name} is no metric`);
      return names[name];
    }
    case "BinaryExpression":
      return binary(node as jsep.BinaryExpression, names);
    case "CallExpression":
      return call(node as jsep.CallExpression, names);
  }
  throw new Error(`${node.type} is no metric math`);
}

function binary(node: jsep.BinaryExpression, names: Readonly<Record<string, Point>>): Point {
  const left = value(node.left, names);
  const right = value(node.right, names);
  if (left === undefined || right === undefined) return undefined;
  const results: Readonly<Record<string, Point>> = {
    "+": left + right,
    "-": left - right,
    "*": left * right,
    "/": right === 0 ? undefined : left / right,
    ">": Number(left > right),
    ">=": Number(left >= right),
    "==": Number(left === right),
    "&&": Number(left !== 0 && right !== 0),
  };
  if (!(node.operator in results)) throw new Error(`${node.operator} is no metric math`);
  return results[node.operator];
}

function call(node: jsep.CallExpression, names: Readonly<Record<string, Point>>): Point {
  const { name } = node.callee as jsep.Identifier;
  const [first, second, third] = node.arguments as [jsep.Expression, jsep.Expression, jsep.Expression];
  if (name === "FILL") return value(first, names) ?? value(second, names);
  if (name === "MAX") {
    const points = (first as jsep.ArrayExpression).elements.map((item) => value(item as jsep.Expression, names));
    const known = points.filter((point): point is number => point !== undefined);
    return known.length > 0 ? Math.max(...known) : undefined;
  }
  if (name !== "IF") throw new Error(`${name} is no metric math`);
  const condition = value(first, names);
  return condition === undefined ? undefined : value(condition !== 0 ? second : third, names);
}
