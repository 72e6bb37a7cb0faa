import type { Change, Draft } from "../../core/drafting";
import { counted } from "../../core/model";

/** What an import did. */
export interface Outcome {
  /** The system file. */
  readonly file: string;
  readonly draft: Draft;
  /** Statements of the documents. */
  readonly statements: number;
  /** Of a second run. */
  readonly changes: readonly Change[];
}

export function printOutcome(outcome: Outcome, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(jsonOf(outcome), undefined, 2)}\n` : textOf(outcome));
}

function jsonOf({ file, draft, statements, changes }: Outcome): unknown {
  const { entries, questions } = draft;
  const unmapped = entries.filter(({ section }) => section === "unmapped");
  return {
    version: 1,
    file,
    statements,
    unmapped: unmapped.map(({ key, source, value: { row: _, ...value } }) => ({ key, source, ...value })),
    questions,
    configuration: configurationOf(draft),
    changes,
  };
}

function textOf({ file, draft, statements, changes }: Outcome): string {
  const { entries, questions, system } = draft;
  const unmapped = entries.filter(({ section }) => section === "unmapped").length;
  const asked = questions.map(
    ({ key, asks, choices }) => `  ${key}: ${asks}${choices.length > 0 ? ` (${choices.join(", ")})` : ""}\n`,
  );
  const secrets = secretsOf(draft);
  const keys = configurationOf(draft).map(
    (key) => `  pulumi config set ${secrets.has(key) ? "--secret " : ""}${system}:${key} <value>\n`,
  );
  return [
    ...changes.map(lineOf),
    `${file}: ${counted(statements, "statement")}, ${counted(entries.length - unmapped, "entry", "entries")}, ${unmapped} unmapped\n`,
    ...(asked.length > 0 ? [`\nQuestions\n`, ...asked] : []),
    ...(keys.length > 0 ? [`\nStack configuration\n`, ...keys] : []),
    "\nNext\n",
    `  1. Answer the questions: hozen import ... --answer name=value, or answer: in ${file}\n`,
    "  2. Decide what is unmapped: write an entry, or process:, check: or not: there\n",
    `  3. hozen check ${file}, then set the stack configuration and hozen plan\n`,
  ].join("");
}

const marks = { added: "+", changed: "~", removed: "-", conflict: "!" } as const;

function lineOf({ path, kind, before, after }: Change): string {
  const change = [before, after].filter((value) => value !== undefined).map((value) => JSON.stringify(value));
  const left = kind === "conflict" ? " (both changed it: the file keeps its own)" : "";
  return `${marks[kind]} ${path.join(".")}: ${change.join(" -> ")}${left}\n`;
}

/** Keys of the stack configuration the draft reads. */
function configurationOf({ entries }: Draft): string[] {
  const found = entries.flatMap(({ section, value }) => {
    const { says: _, ...own } = value;
    const keys =
      section === "unmapped"
        ? []
        : [...JSON.stringify(own).matchAll(/"\$\{config\.(\w+)\}"/g)].map(([, key]) => key ?? "");
    if (section === "escalations") return (value.steps as { config: string }[]).map(({ config }) => config);
    return section === "receivers" ? [...keys, String(value.config)] : keys;
  });
  return [...new Set(found)];
}

/** Keys of receivers whose address is a secret. */
function secretsOf({ entries }: Draft): Set<string> {
  const secret = entries.filter(({ section, value }) => section === "receivers" && value.secret === true);
  return new Set(secret.map(({ value }) => String(value.config)));
}
