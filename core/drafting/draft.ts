import type { Statement } from "../document";

/** The plain data of an entry, as it is written. */
export interface Plain {
  [key: string]: unknown;
}

/** One entry of the system file. */
export interface DraftEntry {
  /** Section, e.g. `alerts`, or `logs.stores`. */
  readonly section: string;
  readonly key: string;
  /** `operations.md:26`; absent for what no line states. */
  readonly source?: string;
  readonly value: Plain;
  /** The statements it is made of: where it cannot be deployed, they are unmapped. */
  readonly statements: readonly Statement[];
}

/** What the document leaves open. Values that wait for the answer hold `?key`. */
export interface Question {
  readonly key: string;
  readonly asks: string;
  readonly choices: readonly string[];
}

export interface Draft {
  readonly system: string;
  readonly head: Plain;
  /** In document order within each section. */
  readonly entries: readonly DraftEntry[];
  readonly questions: readonly Question[];
}

/** Sections in the order in which a system file has them. */
export const sectionOrder = [
  "resources",
  "receivers",
  "routes",
  "escalations",
  "alerts",
  "probes",
  "logs.stores",
  "slos",
  "backups",
  "recovery",
  "budgets",
  "maintenance",
  "jobs",
  "unmapped",
] as const;

/** The draft as one tree of plain data. */
export function plainOf({ head, entries, questions }: Draft): Plain {
  const sections: Plain = {};
  for (const section of sectionOrder) {
    const own = entries.filter((entry) => entry.section === section);
    if (own.length === 0) continue;
    const values = Object.fromEntries(own.map(({ key, value }) => [key, value]));
    const [outer, inner] = section.split(".") as [string, string?];
    sections[outer] = inner === undefined ? values : { [inner]: values };
  }
  const asked = questions.map(({ key, asks, choices }) => [key, { asks, ...(choices.length > 0 && { choices }) }]);
  return { ...head, ...sections, runbooks: {}, ...(asked.length > 0 && { questions: Object.fromEntries(asked) }) };
}

/** Comments of entries, by path: where in the document each comes from. */
export function sourcesOf({ entries }: Draft): Map<string, string> {
  return new Map(
    entries.flatMap(({ section, key, source }) =>
      source === undefined ? [] : [[JSON.stringify([...section.split("."), key]), source] as const],
    ),
  );
}
