import { Duration } from "luxon";
import { evaluate } from "../../core/evidence";
import {
  amountIn,
  baseUnitOf,
  dimensionOf,
  parseQuantity,
  parseThreshold,
  type Quantity,
  spellingsOf,
} from "../../core/model";
import type { Place } from "./places";

/** A deployed value read back as the document would write it. */
export interface ReadBack {
  readonly text: string;
  /** In the base unit; absent when the deployed value cannot be turned back into a documented one. */
  readonly base?: number;
}

/**
 * Turns a deployed value back into the documented unit: 95 at a place that says `85%` by `documented * 100` is `95%`.
 * Only a plain factor can be turned back; anything else is shown as it stands.
 */
export function readBack(place: Place, deployed: unknown): ReadBack {
  const raw = typeof deployed === "string" ? deployed : (JSON.stringify(deployed) ?? "–");
  const limit = parseThreshold(place.written)?.limit ?? parseQuantity(place.written);
  const number = numberOf(place, deployed);
  const factor = factorOf(place);
  if (!limit || number === undefined || factor === undefined || limit.unit === "boolean") return { text: raw };
  const base = Number((number / factor).toPrecision(12));
  return { text: writtenLike(place.written, limit, base), base };
}

/** The number in a deployed value, by the notation it is written in. */
function numberOf({ via }: Place, deployed: unknown): number | undefined {
  const text = String(deployed);
  switch (via.format) {
    case "iso8601":
      return finite(Duration.fromISO(text).as("seconds"));
    case "prometheus-duration":
      return prometheusSeconds(text);
    case "seconds-text":
      return text.endsWith("s") ? finite(Number(text.slice(0, -1))) : undefined;
    case "token":
      return undefined;
    default:
      return text.trim() === "" ? undefined : finite(Number(text));
  }
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

const prometheusUnits: Record<string, number> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

function prometheusSeconds(text: string): number | undefined {
  if (!/^(\d+(ms|[smhdwy]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (prometheusUnits[unit as string] as number), 0);
}

/** The factor between documented and deployed value, if that is all there is between them. */
function factorOf({ via, base }: Place): number | undefined {
  if (via.token !== undefined || base === undefined) return undefined;
  const at = (documented: number): number => evaluate(via.expression ?? "documented", { ...via.terms, documented });
  const factor = at(1);
  const straight = [0, 2, base, base * 3].every(
    (value) => Math.abs(at(value) - value * factor) <= Math.abs(value * factor) * 1e-9,
  );
  return straight && factor !== 0 ? factor : undefined;
}

/** `95%` as `>= 85%` is written, `5 minutes` as `1 minute` is. */
function writtenLike(written: string, limit: Quantity, base: number): string {
  const amount = amountIn({ amount: String(base), unit: baseUnitOf(dimensionOf(limit.unit)) }, limit.unit);
  const [, space = "", spelling = ""] = /^[<>=\s]*-?[\d.,]+(\s*)(.*)$/.exec(written) ?? [];
  const isWord = spelling.length > 2;
  const plural = spellingsOf(dimensionOf(limit.unit)).find((known) => isWord && known === `${spelling}s`) ?? spelling;
  // Words of at least four letters have a singular; abbreviations (`ms`, `rps`) do not.
  const singular = /^[a-z]{3,}s$/.test(plural) ? plural.replace(/ies$/, "ys").slice(0, -1) : plural;
  const counted = amount === 1 ? singular : plural;
  return `${amount}${space}${counted}`;
}
