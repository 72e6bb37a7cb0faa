import { deployedValue, expectedValue } from "../core/evidence";
import { type EvidencePoint, type Fact, type FactRole, groupBy, oncePer } from "../core/model";
import { items } from "./inputs";
import type { CheckedResource, Scene } from "./rule";

/** A documented value and the place in the inputs of a resource where it must stand. */
export interface DocumentedValue {
  readonly clause: string;
  readonly urn: string;
  readonly path: string;
  readonly match?: string;
  /** As the system file writes it. */
  readonly written: string;
  /** What must stand there; one of them, where a clause states several values. */
  readonly expected: readonly (string | number)[];
}

interface Exhibit {
  readonly urn: string;
  readonly point: EvidencePoint;
}

/** The values of one role (threshold, keep) that the plan's evidence says must stand in the program's resources. */
export function documentedValues(
  facts: readonly Fact[],
  exhibits: readonly Exhibit[],
  role: FactRole,
): DocumentedValue[] {
  const byClause = groupBy(
    facts.filter((fact) => fact.role === role),
    ({ clause }) => clause,
  );
  return exhibits.flatMap(({ urn, point }) => {
    if (point.role !== role) return [];
    const stated = (byClause.get(point.clause) ?? []).filter((fact) => mayProve(fact, point));
    if (stated.length === 0) return [];
    const { clause, path, match } = point;
    const expected = [...new Set(stated.map((fact) => expectedValue(fact, point.via)))];
    const written = [...new Set(stated.map((fact) => fact.written))].join(" or ");
    return [{ clause, urn, path, written, expected, ...(match !== undefined && { match }) }];
  });
}

function mayProve(fact: Fact, { via }: EvidencePoint): boolean {
  return via.of === undefined || via.of === fact.written;
}

/** The documented values of the rule's configuration that are about this resource. */
export function documentedFor({ urn }: CheckedResource, { config }: Scene): readonly DocumentedValue[] {
  return byResource(config).get(urn) ?? [];
}

const byResource = oncePer((config: Scene["config"]) =>
  groupBy(items(config.documented) as readonly DocumentedValue[], ({ urn }) => urn),
);

/** What stands at the place of a documented value. */
export function standing({ inputs }: CheckedResource, { clause, path, match }: DocumentedValue): unknown {
  const via = { kind: "same", format: "text" } as const;
  return deployedValue({ clause, role: "text", path, via, ...(match !== undefined && { match }) }, inputs);
}

/** Equal as numbers where both are numbers, else as texts. */
export function equals(deployed: unknown, expected: string | number): boolean {
  const a = Number(deployed);
  const b = Number(expected);
  if (deployed !== undefined && deployed !== "" && !Number.isNaN(a) && !Number.isNaN(b))
    return Math.abs(a - b) <= Math.abs(b) * 1e-9;
  return String(deployed) === String(expected);
}

/** The configuration both rules about documented values take; `hozen plan --policy-config` writes it. */
export const documentedConfig = {
  documented: {
    type: "array",
    items: { type: "object" },
    description:
      "list of { clause, urn, path, match?, written, expected: [...] }, as hozen plan --policy-config writes it",
  },
} as const;
