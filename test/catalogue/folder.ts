import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Catalogue, loadCatalogue } from "../../core/catalogue";
import { formatProblem } from "../../core/model";

/** Files by their path in a folder of alert rules. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** Loads folders made of these files, and removes them again. File names in the result are relative to the folders. */
export function load(...folders: readonly Files[]): Catalogue & { readonly lines: readonly string[] } {
  const made = folders.map((files) => {
    const folder = mkdtempSync(join(tmpdir(), "hozen-catalogue-"));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  });
  try {
    const catalogue = loadCatalogue(made);
    const shorten = (text: string) =>
      made.reduce((line, folder, index) => line.replaceAll(folder, made.length > 1 ? `${index}` : "."), text);
    return { ...catalogue, lines: catalogue.problems.map((problem) => shorten(formatProblem(problem))) };
  } finally {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  }
}

/** A concept `demo.value` in percent, with its lines changed as `changes` says. */
export function concept(changes: Readonly<Record<string, string>> = {}): string {
  const lines: Record<string, string> = {
    concept: "demo.value",
    title: "{ ja: 値, en: Value }",
    meaning: "A value.",
    unit: "percent",
    bad: "above",
    range: "{ min: 0, max: 100 }",
    missing: "ok",
    defaults: "{ for: 5 minutes, every: 1 minute, window: 5 minutes }",
    firstStep: "{ ja: 見る, en: Look }",
    measurements: "\n  prometheus.demo: { language: promql, unit: percent, grain: 15, expression: demo }",
    ...changes,
  };
  return Object.entries(lines)
    .filter(([, text]) => text !== "")
    .map(([key, text]) => `${key}: ${text}\n`)
    .join("");
}
