import { deployedValue, pathKeys } from "../../core/evidence";
import type { FactRole } from "../../core/model";
import type {
  Cited,
  DeployedClause,
  DeployedReport,
  DeployedResource,
  PropertyChange,
  UnmappedProperty,
  Worse,
} from "./changes";
import { changesInside } from "./inside";
import { type ReadBack, readBack } from "./inversion";
import type { Place } from "./places";
import type { PreviewChange } from "./preview";
import { silences } from "./silencing";
import type { Snapshot } from "./snapshot";

/** With the value as it stands in the wanted inputs. */
interface Found extends DeployedClause {
  readonly asked: string;
}

/** Joins the steps of a preview with the places of documented values in the plan. */
export function describeDeployed(changes: readonly PreviewChange[], snapshot: Snapshot): DeployedReport {
  const clauses: DeployedClause[] = [];
  const unmapped: UnmappedProperty[] = [];
  const context = new Context(snapshot);
  for (const change of changes) {
    const found = context.clausesOf(change);
    clauses.push(...found.clauses);
    unmapped.push(...found.unmapped);
  }
  const resources = (op: PreviewChange["op"]) =>
    changes.filter((change) => change.op === op).map((change) => context.resourceOf(change));
  return {
    clauses,
    missing: resources("create"),
    unexpected: resources("delete"),
    replaced: resources("replace"),
    unmapped,
  };
}

class Context {
  private readonly places = new Map<string, Place[]>();
  private readonly cited = new Map<string, Cited & { readonly document: string }>();
  private readonly clauses = new Map<string, readonly string[]>();
  private readonly serious: ReadonlySet<string>;

  constructor(snapshot: Snapshot) {
    const serious: string[] = [];
    for (const { places, document, system, protected: held } of snapshot.systems) {
      for (const place of places) this.places.set(place.urn, [...(this.places.get(place.urn) ?? []), place]);
      const report = snapshot.report.systems.find((one) => one.system === system);
      for (const { id, source } of report?.clauses ?? []) this.cited.set(id, { id, ...source, document });
      for (const { urn, clauses } of report?.resources ?? []) this.clauses.set(urn, clauses);
      serious.push(...held, ...(report?.rules ?? []).flatMap(({ pages, urn }) => (pages && urn ? [urn] : [])));
    }
    this.serious = new Set(serious);
  }

  resourceOf({ urn, type, name }: PreviewChange): DeployedResource {
    return { urn, type, name, clauses: this.clauses.get(urn) ?? [], serious: this.serious.has(urn) };
  }

  clausesOf(change: PreviewChange): { clauses: DeployedClause[]; unmapped: UnmappedProperty[] } {
    const { urn, name } = change;
    const byPath = new Map<string, DeployedClause>();
    const unmapped: UnmappedProperty[] = [];
    for (const property of change.properties) {
      const touched = (this.places.get(urn) ?? []).filter(({ path }) => related(path, property.path));
      const found = touched.flatMap((place) => this.compare(place, change));
      const parts = changesInside(property);
      const rest = parts.length > 0 ? parts : found.length === 0 ? [property] : [];
      for (const one of rest.filter((part) => !found.some((value) => decides(value, part)))) {
        unmapped.push({ urn, name, ...one, worse: silencing(one) });
      }
      for (const one of found) {
        const { asked: _, ...clause } = one;
        const key = `${one.path} ${one.role} ${one.wanted}`;
        const cited = [...(byPath.get(key)?.clauses ?? []), ...one.clauses];
        const part = parts.find((inside) => decides(one, inside));
        const within = part && { within: part.path };
        byPath.set(key, {
          ...clause,
          ...within,
          clauses: [...new Map(cited.map((clause) => [clause.id, clause])).values()],
        });
      }
    }
    return { clauses: [...byPath.values()], unmapped };
  }

  private compare(place: Place, { name, deployed, wanted }: PreviewChange): Found[] {
    const asked = deployedValue(place, wanted);
    const values = deployed.map((tree) => deployedValue(place, tree));
    // Refreshed outputs can differ where the inputs still say what was once asked for.
    const there = values.find((value) => value !== undefined && String(value) !== String(asked)) ?? values[0];
    const clause = this.cited.get(place.clause);
    if (String(there) === String(asked) || asked === undefined || !clause) return [];
    const [now, then] = [there === undefined ? { text: "–" } : readBack(place, there), readBack(place, asked)];
    const { document, ...cited } = clause;
    return [
      {
        asked: String(asked),
        urn: place.urn,
        name,
        path: place.path,
        role: place.role,
        clauses: [cited],
        document,
        subject: clause.section.split(" > ").at(-1) ?? clause.section,
        deployed: now.text,
        wanted: then.text,
        direction: directionOf(now, then),
        worse: worseOf(place, directionOf(now, then)),
      },
    ];
  }
}

/** Whether a documented value stood in this part and stands there no more. */
function decides({ asked }: Found, { from, to }: PropertyChange): boolean {
  return holds(to, asked) && !holds(from, asked);
}

function holds(value: unknown, part: string): boolean {
  return typeof value === "string" ? value.includes(part) : String(value) === part;
}

/** Whether one path leads through the other. */
function related(a: string, b: string): boolean {
  const [first, second] = [pathKeys(a), pathKeys(b)];
  return first.slice(0, second.length).every((key, at) => second[at] === key);
}

function directionOf(deployed: ReadBack, wanted: ReadBack): DeployedClause["direction"] {
  if (deployed.base === undefined || wanted.base === undefined) return "other";
  return deployed.base > wanted.base ? "higher" : "lower";
}

const worseWhenLonger: readonly FactRole[] = ["for", "every", "window", "wait", "interval", "traffic"];

function worseOf({ role, operator }: Place, direction: DeployedClause["direction"]): Worse {
  if (direction === "other") return null;
  const higher = direction === "higher" ? "deployed" : "wanted";
  const lower = direction === "lower" ? "deployed" : "wanted";
  if (role === "threshold") return operator?.startsWith("<") ? lower : higher;
  if (role === "keep" || role === "count") return lower;
  return worseWhenLonger.includes(role) ? higher : null;
}

function silencing({ path, from, to }: PropertyChange): Worse {
  if (silences(path, from)) return "deployed";
  return silences(path, to) ? "wanted" : null;
}
