import { strict as assert } from "node:assert";
import { runInNewContext } from "node:vm";

/** What the HTTP actions of a workflow answered, by the name of the action. */
export type Bodies = Readonly<Record<string, unknown>>;

interface Action {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly expression?: unknown;
}

/** Whether a watch would end as failed, given what Azure answered and when it is. */
export function isOverdue(
  actions: Readonly<Record<string, Action>>,
  bodies: Bodies,
  now: number,
  since = "2026-11-22",
): boolean {
  const items = (bodies.history as { value: unknown[] }).value;
  const recent = items.filter(
    (item) => evaluated(String(actions.recent?.inputs?.where), { bodies, now, item, since }) === true,
  );
  const scope = { bodies: { ...bodies, recent }, now, item: undefined, since };
  const { overdue } = actions;
  assert.ok(overdue);
  const { and } = overdue.expression as {
    and: readonly Readonly<Record<string, readonly [unknown, unknown]>>[];
  };
  return and.every((condition) => {
    const [name, sides] = Object.entries(condition)[0] ?? assert.fail("no condition");
    const [left, right] = sides.map((side) => (typeof side === "string" ? evaluated(side, scope) : side));
    return comparison(name)(left, right);
  });
}

interface Scope {
  readonly bodies: Bodies;
  readonly now: number;
  readonly item: unknown;
  readonly since: string;
}

/** The workflow definition language reads as JavaScript once its `?[` is `?.[`; functions are those of its reference. */
function evaluated(expression: string, { bodies, now, item, since }: Scope): unknown {
  assert.match(expression, /^@/);
  return runInNewContext(expression.slice(1).replaceAll("?[", "?.["), {
    body: (action: string) => bodies[action],
    item: () => item,
    parameters: (name: string) => (name === "since" ? since : assert.fail(`no parameter ${name}`)),
    coalesce: (...values: unknown[]) => values.find((value) => value !== null && value !== undefined),
    ticks: (text: unknown) =>
      typeof text === "string" ? Date.parse(text) : assert.fail("InvalidTemplate: ticks of no text"),
    utcNow: () => new Date(now).toISOString(),
    addSeconds: (text: string, seconds: number) => new Date(Date.parse(text) + seconds * 1000).toISOString(),
    length: (values: unknown[]) => values.length,
    and: (...values: unknown[]) => values.every((value) => value === true),
    equals: comparison("equals"),
    greater: comparison("greater"),
    less: comparison("less"),
  });
}

function comparison(name: string): (left: unknown, right: unknown) => boolean {
  if (name === "equals") return (left, right) => left === right;
  if (name === "less") return (left, right) => Number(left) < Number(right);
  if (name === "greater") return (left, right) => Number(left) > Number(right);
  return assert.fail(`no comparison ${name}`);
}
