import type { Clause, Problem, ProblemCode, Stated } from "../model";
import { Clauses } from "./clauses";
import { checkCoherence } from "./coherence";
import type { RawStated } from "./raw-stated";
import type { Reference, ReferenceKind } from "./references";
import { texts } from "./stated-text";
import type { Key, Place, Tree, YamlMap } from "./tree";
import type { ValueType } from "./values";

/** A number, a name and an address alike; more than the connections a database keeps for itself. */
export const standIn = "20";

/** Where a value stands: its container and key, and the heading path in force there. */
export interface Spot {
  readonly container: object;
  readonly key: Key;
  readonly from: string;
}

/** One reading of a system file: collects clauses, references and problems while the sections are read. */
export class Reading {
  readonly problems: Problem[] = [];
  readonly references: Reference[] = [];
  /** Keys of the stack configuration the file reads. */
  readonly configKeys = new Set<string>();
  readonly statements = new Clauses(this);
  /** Paths of the values that stand in for what only the stack configuration has. */
  readonly unknown = new Set<string>();
  private readonly standIns = new WeakMap<object, Set<Key>>();

  constructor(
    readonly tree: Tree,
    readonly system: string,
    readonly timezone: string,
    readonly config: Readonly<Record<string, string>>,
    /** Without any stack every key has a value, which nobody knows. */
    readonly withoutStack = false,
  ) {}

  get clauses(): Clause[] {
    return this.statements.all;
  }

  problem(code: ProblemCode, place: Place, detail: Pick<Problem, "what" | "given" | "allowed" | "change">): void {
    this.problems.push({ code, at: place.at, ...(place.path !== "" && { path: place.path }), ...detail });
  }

  /** Notes that the value of a key names something; whether that exists is asked when all is read. */
  refers(kind: ReferenceKind, container: object, key: Key): void {
    if ((container as YamlMap)[key] !== undefined) this.references.push({ kind, container, key });
  }

  /** Notes the rows of `watches`. */
  watched(raw: YamlMap): void {
    const rows = (raw.watches ?? []) as string[];
    for (const at of rows.keys()) this.refers("row", rows, at);
  }

  /** A value of the stack configuration. */
  configured(key: string): string | undefined {
    const value: unknown = this.config[key];
    if (typeof value === "string") return value;
    return this.withoutStack ? standIn : undefined;
  }

  /** Notes a text that holds a value nobody knows. */
  standsIn(container: object, key: Key): void {
    const keys = this.standIns.get(container) ?? new Set<Key>();
    this.standIns.set(container, keys.add(key));
    this.unknown.add(this.tree.keyPlace(container, key).path);
  }

  /** Whether a text holds a value nobody knows. */
  standsFor(container: object, key: Key): boolean {
    return this.standIns.get(container)?.has(key) ?? false;
  }

  /** Whether an entry's `needs` is satisfied by the stack configuration. */
  present(needs: string | undefined): boolean {
    return needs === undefined || this.configured(needs) !== undefined;
  }

  register(raw: object & RawStated, from: string, answer?: { process?: string; check?: string }): string[] {
    return this.statements.register(raw, from, answer);
  }

  /**
   * Reads one stated value. Statements of `also` that say something else than the value itself are handed to
   * `extras`: the entry as a whole must show them.
   */
  stated<T>(spot: Spot, type: ValueType<T>, extras: Stated<string>[]): Stated<T> | undefined {
    const raw = (spot.container as YamlMap)[spot.key];
    if (raw === undefined || raw === null) return undefined;
    const place = this.tree.place(spot.container, spot.key);
    if (typeof raw !== "object" || Array.isArray(raw)) return this.parsed(spot, [], type, place, {});
    const own = raw as object & RawStated;
    const clauses = this.own(own, spot.from);
    const inherited = this.also(own, own.from ?? spot.from, writtenOf(own), extras);
    const key = (["deploy", "is", "assume"] as const).find((name) => own[name] !== undefined);
    if (key) return this.parsed({ container: own, key }, [...clauses, ...inherited], type, place, own);
    if (!isAnswered(own)) this.missingValue(place);
    return undefined;
  }

  /** Reads a stated list of texts: each item is a stated value of its own with the clauses of the list. */
  texts(spot: Spot, extras: Stated<string>[]): Stated<string>[] {
    const raw = (spot.container as YamlMap)[spot.key];
    if (raw === undefined || raw === null) return [];
    const items = (list: object, at: Key) => this.texts({ container: list, key: at, from: spot.from }, extras);
    if (Array.isArray(raw)) return raw.flatMap((_, at) => items(raw, at));
    const place = this.tree.place(spot.container, spot.key);
    if (typeof raw !== "object") return [this.make(String(raw), String(raw), [], place, {})];
    const own = raw as object & RawStated;
    const clauses = this.own(own, spot.from);
    const inherited = this.also(own, own.from ?? spot.from, writtenOf(own), extras);
    const values = texts(own.deploy ?? own.is ?? own.assume);
    if (values.length === 0 && !isAnswered(own)) this.missingValue(place);
    return values.map((value) => this.make(value, value, [...clauses, ...inherited], place, own));
  }

  /** Rows the whole entry enforces. */
  states(container: object, from: string): Stated<string>[] {
    const states = (container as YamlMap).states as YamlMap | undefined;
    const found: Stated<string>[] = [];
    for (const key of Object.keys(states ?? {})) {
      found.push(...this.texts({ container: states as object, key, from }, found));
    }
    return found;
  }

  /** The clauses of a stated value itself; none for what a person chose. */
  private own(own: object & RawStated, from: string): string[] {
    if (own.assume === undefined || own.row !== undefined) return this.register(own, from);
    checkCoherence(this, own);
    return [];
  }

  private missingValue(place: Place): void {
    const allowed = "is, or assume with because";
    this.problem("SPEC-MISSING-KEY", place, { what: "a value is missing", allowed, change: "write is: <value>" });
  }

  private also(own: RawStated, from: string, written: string | undefined, extras: Stated<string>[]): string[] {
    return (own.also ?? []).flatMap((statement, at) => {
      const clauses = this.register(statement, from);
      const value = writtenOf(statement);
      // The same value, judged by the same policy, is one statement in two places.
      if (isAnswered(statement)) return statement.check !== undefined && statement.check === own.check ? clauses : [];
      if (value === undefined || value === written) return clauses;
      extras.push(this.make(value, value, clauses, this.tree.place(own.also as object, at), statement));
      return [];
    });
  }

  private parsed<T>(
    { container, key }: Omit<Spot, "from">,
    clauses: readonly string[],
    type: ValueType<T>,
    place: Place,
    own: RawStated,
  ): Stated<T> | undefined {
    const given = (container as YamlMap)[key];
    const blame = this.tree.place(container, key);
    const written = texts(given).join(", ");
    if (Array.isArray(given) && given.length !== 1 && !type.many) {
      const change = "write one value";
      this.problem("SPEC-TYPE", blame, { what: "a list where one value is needed", given: written, change });
      return undefined;
    }
    const value = type.parse(written, Array.isArray(given) ? texts(given) : undefined);
    if (value !== undefined) return this.make(value, written, clauses, place, own);
    const example = this.standIns.get(container)?.has(key) ? type.parse(type.example) : undefined;
    if (example !== undefined) return this.make(example, type.example, clauses, place, own);
    // What the stack configuration lacks is reported, or waited for, already.
    if (written.includes("${config.")) return undefined;
    const { code, ...misfit } = type.misfit(written);
    this.problem(code, blame, { ...misfit, given: written, allowed: type.allowed });
    return undefined;
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

/** What is deployed, as one text. */
function writtenOf(raw: RawStated): string | undefined {
  const given = raw.deploy ?? raw.is ?? raw.assume;
  return given === undefined ? undefined : texts(given).join(", ");
}
