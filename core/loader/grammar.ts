import type { z } from "zod";
import type { Key } from "./tree";

/** The parts of a zod definition that lead from a schema to the schemas inside it. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly catchall?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}

interface GrammarNode {
  readonly definition: Definition;
  readonly description?: string;
}

/** The keys the grammar knows at a place. */
export function knownKeys(schema: z.ZodType, path: readonly Key[]): string[] {
  const maps = nodesAt(schema, path).map(({ definition }) => Object.keys(definition.shape ?? {}));
  return maps.sort((a, b) => b.length - a.length)[0] ?? [];
}

/** What the grammar says a value at a place means. */
export function meaningOf(schema: z.ZodType, path: readonly Key[]): string | undefined {
  return nodesAt(schema, path).find(({ description }) => description !== undefined)?.description;
}

/** Every schema a value at a place may follow: one, or the branches of a union. */
function nodesAt(schema: z.ZodType, path: readonly Key[]): GrammarNode[] {
  const [key, ...rest] = path;
  return alternatives(schema).flatMap((node) => {
    if (key === undefined) return [node];
    const { shape, catchall, valueType, element } = node.definition;
    const own = shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : undefined;
    const next = own ?? catchall ?? valueType ?? element;
    return next === undefined ? [] : nodesAt(next, rest);
  });
}

function alternatives(schema: z.ZodType, outer?: string): GrammarNode[] {
  const definition = schema.def as unknown as Definition;
  const description = outer ?? schema.description;
  if (definition.type === "optional" && definition.innerType) return alternatives(definition.innerType, description);
  if (definition.type === "union") {
    return (definition.options ?? []).flatMap((option) => alternatives(option, description));
  }
  return [{ definition, ...(description !== undefined && { description }) }];
}
