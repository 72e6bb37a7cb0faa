import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { builtInCatalogue } from "../catalogue/samples";

const root = join(__dirname, "..", "..");
const headings = ["目的", "最初の確認", "対処", "復旧の確認", "エスカレーション"];

interface SystemText {
  readonly key: string;
  readonly pages: readonly string[];
  readonly rows: ReadonlySet<string>;
}

interface Page {
  readonly key: string;
  readonly text: string;
}

function filesIn(folder: string, extension: string): string[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith(extension))
    .sort();
}

/** Every `row:` below a value, wherever it stands; findings only cite rows. */
function rowsWithin(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === "findings") return [];
    return key === "row" ? [item as string | string[]].flat() : rowsWithin(item);
  });
}

function readSystems(): SystemText[] {
  return filesIn("systems", ".yaml").map((file) => {
    const system = parse(readFileSync(join(root, "systems", file), "utf8"), { merge: true }) as {
      system: string;
      runbooks?: Record<string, string>;
    };
    return { key: system.system, pages: Object.keys(system.runbooks ?? {}), rows: new Set(rowsWithin(system)) };
  });
}

function readPages(): Page[] {
  return filesIn("runbooks", ".md").map((file) => ({
    key: file.slice(0, -".md".length),
    text: readFileSync(join(root, "runbooks", file), "utf8"),
  }));
}

/** Clause ids a page refers to as `{{clause:ID}}`. */
function clausesOf(text: string): string[] {
  return [...text.matchAll(/\{\{clause:([^}]*)\}\}/g)].map(([, id]) => id as string);
}

/** Numbers with a unit typed by hand: they would go stale when the document changes. */
function typedNumbers(text: string): string[] {
  const units =
    "%|％|パーセント|ms|ミリ秒|秒|分|時間|日|週|か月|ヶ月|年|回|件|台|本|世代|個|円|[KMGT]i?B|[smhdw](?![A-Za-z])";
  const referencesAndOrdinals = /\{\{[^}]*\}\}|^\d+\. /gm;
  return (
    text.replace(referencesAndOrdinals, "").match(new RegExp(`[0-9０-９][0-9０-９.,]*\\s*(?:${units})`, "g")) ?? []
  );
}

describe("runbook pages", () => {
  const systems = readSystems();
  const pages = readPages();

  it("every page key of every system has a page", () => {
    const present = new Set(pages.map((page) => page.key));
    const missing = systems.flatMap(({ key, pages: named }) =>
      named.filter((page) => !present.has(page)).map((page) => `${key}: ${page}`),
    );
    assert.deepEqual(missing, []);
  });

  it("every page belongs to a system, or to a concept whose alerts lead there", () => {
    const concepts = [...builtInCatalogue().concepts.values()].flatMap(({ runbook }) => runbook ?? []);
    const named = new Set([...systems.flatMap((system) => system.pages), ...concepts]);
    assert.deepEqual(
      pages.map((page) => page.key).filter((key) => !named.has(key)),
      [],
    );
  });

  it("every clause a page refers to is a row of a system that has the page", () => {
    const unknown = pages.flatMap(({ key, text }) => {
      const owners = systems.filter((system) => system.pages.includes(key));
      return clausesOf(text)
        .filter((id) => !owners.some((owner) => owner.rows.has(id)))
        .map((id) => `${key}: ${id}`);
    });
    assert.deepEqual(unknown, []);
  });

  it("a page of several systems keeps its clauses in a list, one a line, so that each system shows only its own", () => {
    const inline = pages.flatMap(({ key, text }) => {
      if (systems.filter((system) => system.pages.includes(key)).length < 2) return [];
      const lines = text.split("\n").filter((line) => line.includes("{{clause:"));
      return lines.filter((line) => !/^- \{\{clause:[^}]+\}\}$/.test(line)).map((line) => `${key}: ${line}`);
    });
    assert.deepEqual(inline, []);
  });

  it("no page types a number with its unit", () => {
    const typed = pages.flatMap(({ key, text }) => typedNumbers(text).map((number) => `${key}: ${number}`));
    assert.deepEqual(typed, []);
  });

  it("every page has a title and the five parts in their order", () => {
    for (const { key, text } of pages) {
      assert.match(text, /^# \S/, key);
      const found = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading as string);
      assert.deepEqual(found.slice(0, headings.length), headings, key);
    }
  });
});

describe("the checks on runbook pages", () => {
  it("see numbers typed with a unit, and let references and bare codes pass", () => {
    assert.deepEqual(typedNumbers("5分待ち、80% を超えたら --since=15m で見る"), ["5分", "80%", "15m"]);
    assert.deepEqual(typedNumbers("{{clause:HS-ALERT-01}} を超えたら応答429を数える"), []);
  });

  it("see a reference to a clause that no system has", () => {
    const text = "目安: {{clause:XX-NONE-99}}";
    assert.deepEqual(clausesOf(text), ["XX-NONE-99"]);
    assert.equal(
      readSystems().some((system) => system.rows.has("XX-NONE-99")),
      false,
    );
  });
});
