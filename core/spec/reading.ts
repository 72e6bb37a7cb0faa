import type { Clause, ClauseKind, Problem, Stated } from "../model";
import type { Place, Tree, YamlMap } from "./tree";
import type { ValueType } from "./values";

/** The keys of a stated value, as the schema has checked them. */
export interface RawStated {
  is?: unknown;
  row?: string | string[];
  from?: string;
  says?: string;
  deploy?: unknown;
  assume?: unknown;
  because?: string;
  superseded?: { by: string; because: string };
  needs?: string;
  process?: string;
  check?: string;
  policy?: string;
  runbook?: string;
  also?: RawStated[];
}

/** Where a value stands: its container and key, and the heading path in force there. */
export interface Spot {
  readonly container: object;
  readonly key: string | number;
  readonly from: string;
}

/** One reading of a system file: collects clauses and problems while the sections are read. */
export class Reading {
  readonly problems: Problem[] = [];
  private readonly found = new Map<string, { clause: Clause; source: number }>();

  constructor(
    readonly tree: Tree,
    readonly system: string,
    readonly timezone: string,
    readonly config: Readonly<Record<string, string>>,
  ) {}

  get clauses(): Clause[] {
    return [...this.found.values()].map(({ clause }) => clause);
  }

  problem(code: string, place: Place, detail: Pick<Problem, "what" | "given" | "allowed" | "change">): void {
    this.problems.push({ code, at: place.at, path: place.path, ...detail });
  }

  /** Whether an entry's `needs` is satisfied by the stack configuration. */
  present(needs: string | undefined): boolean {
    return needs === undefined || this.config[needs] !== undefined;
  }

  /**
   * Reads one stated value. Statements of `also` that say something else than the value itself are handed to
   * `extras`: the entry as a whole must show them.
   */
  stated<T>(spot: Spot, type: ValueType<T>, extras: Stated<string>[] = []): Stated<T> | undefined {
    const raw = (spot.container as YamlMap)[spot.key];
    if (raw === undefined || raw === null) return undefined;
    const place = this.tree.place(spot.container, spot.key);
    if (typeof raw !== "object" || Array.isArray(raw)) return this.parsed(String(raw), [], type, place, {});
    const own = raw as RawStated;
    const clauses = own.assume === undefined ? this.register(own as object & RawStated, spot.from) : [];
    const written = scalarText(own.deploy ?? own.is ?? own.assume);
    const inherited = this.also(own, { ...spot, from: own.from ?? spot.from }, written, extras);
    if (written === undefined) {
      if (!isAnswered(own))
        this.problem("SPEC-MISSING-KEY", place, {
          what: "no value",
          allowed: "is, or assume with because",
          change: "write `is`",
        });
      return undefined;
    }
    return this.parsed(written, [...clauses, ...inherited], type, place, own);
  }

  /** Reads a stated list of texts: each item is a stated value of its own with the clauses of the list. */
  texts(spot: Spot, extras: Stated<string>[] = []): Stated<string>[] {
    const raw = (spot.container as YamlMap)[spot.key];
    if (raw === undefined || raw === null) return [];
    if (Array.isArray(raw))
      return raw.flatMap((_, at) => this.texts({ container: raw, key: at, from: spot.from }, extras));
    const own = (typeof raw === "object" ? raw : { is: raw, assume: raw }) as RawStated;
    const clauses = own.assume === undefined ? this.register(own as object & RawStated, spot.from) : [];
    const values = [own.deploy ?? own.is ?? own.assume]
      .flat()
      .filter((value) => value !== undefined)
      .map(String);
    const inherited = this.also(own, { ...spot, from: own.from ?? spot.from }, values.join(", "), extras);
    const place = this.tree.place(spot.container, spot.key);
    return values.map((value) => this.make(value, value, [...clauses, ...inherited], place, own));
  }

  /** Rows the whole entry enforces. */
  states(container: object, from: string, key = "states"): Stated<string>[] {
    const states = (container as YamlMap)[key] as YamlMap | undefined;
    return Object.keys(states ?? {}).flatMap((name) => this.texts({ container: states as object, key: name, from }));
  }

  /** The clauses a map states; each id once, unless an anchor repeats the very same text. */
  register(raw: object & RawStated, from: string, answered: Pick<RawStated, "process" | "check"> = {}): string[] {
    const place = this.tree.place(raw);
    const ids = raw.row === undefined ? [`${this.system}/${place.path}`] : [raw.row].flat();
    const source = this.tree.sourceOf(raw, "row");
    for (const id of ids) {
      const before = this.found.get(id);
      if (before && before.source !== source) {
        const { line } = before.clause.at;
        this.problem("SPEC-DUPLICATE-ROW", this.tree.place(raw, "row"), {
          what: "this row is already written down",
          given: id,
          change: `merge it with line ${line}, or correct the id`,
        });
      } else if (!before) this.found.set(id, { clause: this.clause(id, { ...raw, ...answered }, from, place), source });
    }
    return ids;
  }

  private clause(id: string, raw: RawStated, from: string, place: Place): Clause {
    const quote =
      raw.says ??
      [raw.is]
        .flat()
        .filter((value) => value !== undefined)
        .join(", ");
    const because = raw.superseded?.because ?? raw.because;
    return {
      id,
      kind: kindOf(raw),
      source: { section: raw.from ?? from, quote },
      at: place.at,
      path: place.path,
      ...(raw.process !== undefined && { runbook: raw.process }),
      ...(raw.check !== undefined && { policy: raw.check }),
      ...(because !== undefined && { because }),
      ...(raw.superseded && { supersededBy: raw.superseded.by }),
      ...(raw.needs !== undefined && { needs: raw.needs }),
      ...(raw.deploy !== undefined && {
        correction: { documented: quote, deployed: [raw.deploy].flat().join(", "), because: raw.because ?? "" },
      }),
    };
  }

  private also(own: RawStated, spot: Spot, written: string | undefined, extras: Stated<string>[]): string[] {
    return (own.also ?? []).flatMap((statement, at) => {
      const clauses = this.register(statement as object & RawStated, spot.from);
      const value = scalarText(statement.deploy ?? statement.is);
      if (isAnswered(statement)) return [];
      if (value === undefined || value === written) return clauses;
      const place = this.tree.place(own.also as object, at);
      extras.push(this.make(value, value, clauses, place, statement));
      return [];
    });
  }

  private parsed<T>(
    written: string,
    clauses: readonly string[],
    type: ValueType<T>,
    place: Place,
    own: RawStated,
  ): Stated<T> | undefined {
    const value = type.parse(written);
    if (value === undefined) {
      const bare = /^-?\d[\d,.]*$/.test(written.trim());
      const what = bare ? "a number without a unit" : "not a value of this kind";
      this.problem(bare ? "SPEC-UNIT" : "SPEC-VALUE", place, {
        what,
        given: written,
        allowed: type.allowed,
        change: bare ? "add the unit" : "correct it",
      });
      return undefined;
    }
    return this.make(value, written, clauses, place, own);
  }

  private make<T>(value: T, written: string, clauses: readonly string[], place: Place, own: RawStated): Stated<T> {
    return {
      value,
      written,
      clauses,
      corrected: own.deploy !== undefined,
      deploys: !isAnswered(own) && this.present(own.needs),
      at: place.at,
      path: place.path,
      ...(own.assume !== undefined && { assumed: own.because ?? "" }),
      ...(own.needs !== undefined && { needs: own.needs }),
    };
  }
}

/** Nothing is deployed for it: a procedure, a check, or replaced by another clause. */
function isAnswered(raw: RawStated): boolean {
  return raw.superseded !== undefined || raw.process !== undefined || raw.check !== undefined;
}

function kindOf(raw: RawStated): ClauseKind {
  if (raw.process !== undefined) return "process";
  return raw.check === undefined ? "deploy" : "check";
}

function scalarText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.join(", ") : String(value);
}
