import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";

/** A property of a resource that code reads by name. */
export interface ReadProperty {
  readonly name: string;
  /** The file, from the root of the project. */
  readonly file: string;
  /** The name stands in a table or list of a file that reads properties by computed names. */
  readonly table?: true;
}

/** Entries that have properties of their own and are no resources: stores, probes, collectors, and what is rendered. */
const others = /\b(spec|store|workspace|probe|count|policy|inputs|change|period)$/;

/** Every property of a resource that the code below these folders reads by name: `x.properties.name`, `{ name } = x.properties`. */
export function readProperties(root: string, folders: readonly string[]): ReadProperty[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => readIn(root, join(folder, file))),
  );
}

function readIn(root: string, file: string): ReadProperty[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const tables = /\bproperties\[|\bneededProperties\(/.test(source.text) ? keysIn(source) : [];
  return [
    ...namesIn(source).map((name) => ({ name, file })),
    ...tables.map((name) => ({ name, file, table: true as const })),
  ];
}

/** Keys of object literals and texts of lists. */
function keysIn(source: ts.SourceFile): string[] {
  const keys: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node)) keys.push(node.name.getText());
    if (ts.isStringLiteral(node) && ts.isArrayLiteralExpression(node.parent)) keys.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return keys;
}

function namesIn(source: ts.SourceFile): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && isProperties(node.expression)) names.push(node.name.text);
    if (ts.isVariableDeclaration(node) && node.initializer && isProperties(node.initializer)) {
      names.push(...boundNames(node.name));
    }
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.name) && isNamedProperties(node)) {
      names.push(...boundNames(node.name));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/** `x.properties` of a resource, `x?.properties ?? {}`, or `properties` taken out of a resource. */
function isProperties(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isProperties(node.expression);
  if (ts.isBinaryExpression(node)) return isProperties(node.left) || isProperties(node.right);
  if (ts.isPropertyAccessExpression(node)) {
    return node.name.text === "properties" && !others.test(node.expression.getText());
  }
  return ts.isIdentifier(node) && node.text === "properties" && ofResource(node);
}

/** Whether `properties` here was taken out of a resource: by its type, or by what it was taken from. */
function ofResource(node: ts.Identifier): boolean {
  for (let scope: ts.Node = node; scope.parent; scope = scope.parent) {
    if (!ts.isFunctionLike(scope)) continue;
    const text = scope.getText();
    return /\bproperties \}(?: \})?: (?:MonitoredResource|Target)\b|\{ [^}]*\bproperties\b[^}]* \} = (?:\w+\.)*resource\b/.test(
      text,
    );
  }
  return false;
}

function isNamedProperties(node: ts.BindingElement): boolean {
  return node.propertyName?.getText() === "properties";
}

function boundNames(name: ts.BindingName): string[] {
  if (!ts.isObjectBindingPattern(name)) return [];
  return name.elements.map((element) => (element.propertyName ?? element.name).getText());
}
