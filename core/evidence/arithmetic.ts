import Decimal from "decimal.js";
import jsep from "jsep";

const functions: Record<string, (...values: Decimal[]) => Decimal> = {
  ceil: (value) => (value as Decimal).ceil(),
  floor: (value) => (value as Decimal).floor(),
  min: (...values) => Decimal.min(...values),
  max: (...values) => Decimal.max(...values),
};

/**
 * Evaluates arithmetic over named numbers in exact decimals: + - * / ( ) ceil() floor() min() max().
 * Throws RangeError for anything else, so that evidence cannot smuggle in code.
 */
export function evaluate(expression: string, names: Readonly<Record<string, number>>): number {
  return evaluateNode(jsep(expression), names).toSignificantDigits(15).toNumber();
}

function evaluateNode(node: jsep.Expression, names: Readonly<Record<string, number>>): Decimal {
  switch (node.type) {
    case "Literal":
      return new Decimal((node as jsep.Literal).value as number);
    case "Identifier": {
      const value = names[(node as jsep.Identifier).name];
      if (value === undefined) throw new RangeError(`${(node as jsep.Identifier).name} is no known term`);
      return new Decimal(value);
    }
    case "UnaryExpression":
      return evaluateNode((node as jsep.UnaryExpression).argument, names).neg();
    case "BinaryExpression":
      return evaluateBinary(node as jsep.BinaryExpression, names);
    case "CallExpression": {
      const call = node as jsep.CallExpression;
      const apply = functions[(call.callee as jsep.Identifier).name];
      if (apply) return apply(...call.arguments.map((argument) => evaluateNode(argument, names)));
    }
  }
  throw new RangeError(`${node.type} is no arithmetic`);
}

function evaluateBinary(node: jsep.BinaryExpression, names: Readonly<Record<string, number>>): Decimal {
  const left = evaluateNode(node.left, names);
  const right = evaluateNode(node.right, names);
  switch (node.operator) {
    case "+":
      return left.add(right);
    case "-":
      return left.sub(right);
    case "*":
      return left.mul(right);
    case "/":
      return left.div(right);
    default:
      throw new RangeError(`${node.operator} is no arithmetic`);
  }
}
