import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkFiles } from "../../components/check-files";
import type { Statement } from "../../core/document";
import {
  type Draft,
  type DraftOptions,
  draftSystem,
  numberRows,
  type Plain,
  plainOf,
  textOf,
} from "../../core/drafting";
import { pathKeys } from "../../core/evidence";
import type { Problem } from "../../core/model";

/** Sections other entries refer to: a problem of theirs is a question to a person. */
const kept = new Set(["resources", "receivers", "routes", "unmapped", "questions"]);
const mostRounds = 4;

/**
 * A draft that loads and plans: what the loader or a platform refuses is unmapped, with the reason. Open questions are
 * answered with their first choice while it is tried.
 */
export function draftThatLoads(
  statements: readonly Statement[],
  options: DraftOptions,
  check: { readonly project: string; readonly asOf: string },
): Draft {
  const refused = new Map<string, string>();
  for (let round = 0; ; round += 1) {
    const draft = draftSystem(statements, options, refused);
    const found = round < mostRounds ? refusals(tried(statements, draft, options, refused), options.system, check) : [];
    if (found.length === 0) return draft;
    for (const [name, reason] of found) refused.set(name, reason);
  }
}

/** The draft as it is when every question has an answer. */
function tried(
  statements: readonly Statement[],
  { questions }: Draft,
  options: DraftOptions,
  refused: ReadonlyMap<string, string>,
): Plain {
  const first = questions.map(({ key, choices }): [string, string] => [key, choices[0] ?? guess(key)]);
  const answers = new Map([...first, ...options.answers]);
  const draft = plainOf(draftSystem(statements, { ...options, answers }, refused));
  const tree = numberRows(draft, options.system, undefined);
  const answered = Object.entries((tree.questions ?? {}) as Record<string, Plain>).map(([key, question]) => [
    key,
    { ...question, answer: answers.get(key) },
  ]);
  return { ...tree, questions: Object.fromEntries(answered), unmapped: {} };
}

function guess(key: string): string {
  return key.endsWith("-date") ? "2026-01-01" : "100";
}

function refusals(
  tree: Plain,
  system: string,
  { project, asOf }: { project: string; asOf: string },
): [string, string][] {
  const folder = mkdtempSync(join(tmpdir(), "hozen-import-"));
  try {
    const file = join(folder, "systems", `${system}.yaml`);
    mkdirSync(join(folder, "systems"));
    writeFileSync(file, textOf(tree, new Map()));
    return checkFiles([file], { project, environment: "prod", asOf }).flatMap(refusalOf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refusalOf({ path = "", what, given }: Problem): [string, string][] {
  const [outer = "", ...keys] = pathKeys(path).map(String);
  const section = outer === "logs" ? `logs.${keys.shift()}` : outer;
  const [key] = keys;
  if (key === undefined || kept.has(section)) return [];
  return [[`${section} ${key}`, given === undefined ? what : `${what} (${given})`]];
}
