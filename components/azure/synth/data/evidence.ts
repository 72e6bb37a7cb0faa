import type { EvidencePoint, Fact, Format, Intent, Planned, Via } from "../../../../core/model";
import { acceptedVia } from "../alerts/timing";

/** Where a value of an entry stands in the inputs, and in which notation. */
export interface Shown {
  /** Name of the value: `keep`, `maximum`. */
  readonly subject: string;
  readonly path: string;
  readonly format?: Format;
  /** From the base unit to the deployed one, over `documented` and `terms`. */
  readonly expression?: string;
  readonly terms?: Readonly<Record<string, number>>;
  /** The number that stands there, where it may differ from the wanted one. */
  readonly deployed?: number;
  readonly wanted?: (base: number) => number;
  /** The platform's word for what is documented. */
  readonly token?: string;
  readonly match?: string;
}

/** Evidence of the values of one entry. */
export function shown({ facts }: Planned<Intent>, ...points: readonly Shown[]): EvidencePoint[] {
  return points.flatMap((point) =>
    facts
      .filter(({ subject }) => subject === point.subject)
      .map((fact) => ({
        clause: fact.clause,
        role: fact.role,
        subject: point.subject,
        path: point.path,
        ...(point.match !== undefined && { match: point.match }),
        via: viaOf(fact, point),
      })),
  );
}

function viaOf(fact: Fact, { format = "number", expression, terms, token, deployed, wanted }: Shown): Via {
  const corrected = fact.corrected ? "correction" : undefined;
  if (token !== undefined) return { kind: corrected ?? "formula", format: "token", token, of: fact.written };
  if (deployed !== undefined && wanted !== undefined && fact.base !== undefined) {
    return acceptedVia(fact, wanted(fact.base), deployed, format, expression);
  }
  if (expression === undefined) return { kind: corrected ?? "same", format };
  return { kind: corrected ?? "unit", format, expression, ...(terms && { terms }) };
}

/** Whole days, a part of a day counting as one. */
export const inDays = { expression: "ceil(documented / 86400)", format: "integer" } as const;
