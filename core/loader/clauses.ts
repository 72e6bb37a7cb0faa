import type { Clause, ClauseKind } from "../model";
import { checkCoherence } from "./coherence";
import type { Collecting, RawStated } from "./raw-stated";
import { texts } from "./stated-text";
import type { Place } from "./tree";

/** Every clause of a file, each once. */
export class Clauses {
  private readonly found = new Map<string, { clause: Clause; source: number; place: Place }>();
  private readonly spellings = new Map<string, { id: string; place: Place }>();
  /** By row: the row that took its place. */
  private readonly successors = new Map<string, string>();
  private readonly waiting = new WeakMap<object, string>();

  constructor(private readonly reading: Collecting) {}

  get all(): Clause[] {
    return [...this.found.values()].map(({ clause }) => clause);
  }

  /** Everything inside waits for a key the stack configuration lacks. */
  wait(value: unknown, needs: string): void {
    if (typeof value !== "object" || value === null || this.waiting.has(value)) return;
    this.waiting.set(value, needs);
    for (const item of Object.values(value)) this.wait(item, needs);
  }

  /** The clauses a map states; each id once, unless an anchor repeats the very same text. */
  register(raw: object & RawStated, from: string, answer?: { process?: string; check?: string }): string[] {
    const { tree } = this.reading;
    checkCoherence(this.reading, raw);
    if (raw.process !== undefined) this.reading.refers("runbook", raw, "process");
    const ids = raw.row === undefined ? [`${this.reading.system}/${tree.stablePath(raw)}`] : [raw.row].flat();
    if (raw.superseded) this.superseded(raw.superseded, ids);
    const source = tree.sourceOf(raw, "row");
    const place = tree.place(raw, "row");
    for (const id of ids) {
      this.checkCase(id, place);
      const before = this.found.get(id);
      if (!before) this.found.set(id, { clause: this.clause(id, { ...raw, ...answer }, raw, from), source, place });
      else if (before.source !== source || ids.indexOf(id) !== ids.lastIndexOf(id))
        this.repeated(id, before.place, place);
    }
    return ids;
  }

  private superseded(by: NonNullable<RawStated["superseded"]>, ids: readonly string[]): void {
    this.reading.refers("row", by, "by");
    for (const id of ids) this.successors.set(id, by.by);
    // The last row of a circle closes it: everything before has been followed.
    const line = [by.by];
    for (let at = by.by; !ids.includes(at); ) {
      const next = this.successors.get(at);
      if (next === undefined || line.includes(next)) return;
      line.push(next);
      at = next;
    }
    this.reading.problem("SPEC-VALUE", this.reading.tree.place(by, "by"), {
      what: "a row cannot take its own place",
      given: line.join(", whose place takes "),
      change: "name the row that replaces it",
    });
  }

  /** Two ids that differ only by case are one slip of the pen, not two rows. */
  private checkCase(id: string, place: Place): void {
    const before = this.spellings.get(id.toLowerCase());
    if (before === undefined) this.spellings.set(id.toLowerCase(), { id, place });
    if (before === undefined || before.id === id) return;
    const [first, second] = inOrder(before.place, place);
    this.reading.problem("SPEC-CASE", second, {
      what: "two rows that differ only by case",
      given: `${before.id} and ${id}`,
      change: `write it as on line ${first.at.line}, or correct it`,
    });
  }

  private repeated(id: string, before: Place, place: Place): void {
    const [first, second] = inOrder(before, place);
    this.reading.problem("SPEC-DUPLICATE-ROW", second, {
      what: "this row is already written down",
      given: id,
      change: `merge it with line ${first.at.line}, or correct the id`,
    });
  }

  private clause(id: string, raw: RawStated, node: object, from: string): Clause {
    const quote = raw.says ?? texts(raw.is).join(", ");
    const because = raw.superseded?.because ?? raw.because;
    const needs = this.reading.present(raw.needs) ? this.waiting.get(node) : raw.needs;
    return {
      id,
      kind: kindOf(raw),
      source: { section: raw.from ?? from, quote },
      ...(raw.is !== undefined && { written: texts(raw.is).join(", ") }),
      ...this.reading.tree.place(node),
      ...(raw.process !== undefined && { runbook: raw.process }),
      ...(raw.check !== undefined && { policy: raw.check }),
      ...(because !== undefined && { because }),
      ...(raw.superseded && { supersededBy: raw.superseded.by }),
      ...(needs !== undefined && { needs }),
      ...(raw.deploy !== undefined && {
        correction: { documented: quote, deployed: texts(raw.deploy).join(", "), because: raw.because ?? "" },
      }),
    };
  }
}

/** Both in the order of the file: sections are read in another, and the later place is the one to blame. */
function inOrder(one: Place, other: Place): [Place, Place] {
  const [a, b] = [one.at, other.at];
  return a.line < b.line || (a.line === b.line && a.column <= b.column) ? [one, other] : [other, one];
}

function kindOf(raw: RawStated): ClauseKind {
  if (raw.process !== undefined) return "process";
  return raw.check === undefined ? "deploy" : "check";
}
