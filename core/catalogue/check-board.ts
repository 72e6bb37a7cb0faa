import { suggest } from "../loader/suggest";
import { dimensionOf, type ProblemCode, parseQuantity } from "../model";
import type { Flaw } from "../platforms";
import type { BoardFile, PanelFile } from "./board-schema";
import type { Catalogue } from "./load";
import type { Path } from "./source";

/** What is wrong with a dashboard's file besides its shape. */
export function boardFlaws(
  file: BoardFile,
  fileName: string,
  others: readonly BoardFile[],
  catalogue: Pick<Catalogue, "concepts" | "kinds">,
): Flaw[] {
  const taken = new Set(others.flatMap((other) => panelsOf(other).map(({ panel }) => panel.key)));
  const flaws = nameFlaws(file, fileName);
  for (const { panel, path } of panelsOf(file)) {
    flaws.push(...panelFlaws(panel, path, taken, catalogue));
    taken.add(panel.key);
  }
  return flaws;
}

function panelsOf(file: BoardFile): { panel: PanelFile; path: Path }[] {
  return file.rows.flatMap((row, at) =>
    row.panels.map((panel, index) => ({ panel, path: ["rows", at, "panels", index] })),
  );
}

function nameFlaws({ dashboard }: BoardFile, fileName: string): Flaw[] {
  if (/^[a-z][\w.-]*$/.test(dashboard) && fileName.replace(/\.ya?ml$/, "") === dashboard) return [];
  const change = "rename the file or the dashboard";
  const what = "the file is named after another dashboard";
  return [{ code: "CATALOGUE-NAME", path: ["dashboard"], what, given: dashboard, allowed: fileName, change }];
}

function panelFlaws(
  panel: PanelFile,
  path: Path,
  taken: ReadonlySet<string>,
  { concepts, kinds }: Pick<Catalogue, "concepts" | "kinds">,
): Flaw[] {
  const flaws = [...contentFlaws(panel, path), ...forecastFlaws(panel, path)];
  if (taken.has(panel.key)) flaws.push(twice(panel.key, [...path, "key"]));
  panel.show?.forEach((name, index) => {
    const concept = concepts.get(name);
    if (!concept)
      flaws.push(unknown("CATALOGUE-CONCEPT", "concept", name, [...concepts.keys()], [...path, "show", index]));
    else if (panel.unit !== undefined && dimensionOf(panel.unit) !== dimensionOf(concept.unit)) {
      flaws.push(unitFlaw(panel.unit, name, concept.unit, [...path, "unit"]));
    }
  });
  panel.kinds?.forEach((kind, index) => {
    if (!kinds.includes(kind))
      flaws.push(unknown("CATALOGUE-KIND", "kind of resource", kind, kinds, [...path, "kinds", index]));
  });
  return flaws;
}

function contentFlaws(panel: PanelFile, path: Path): Flaw[] {
  const contents = (["show", "sql", "list"] as const).filter((key) => panel[key] !== undefined);
  const code = "CATALOGUE-PANEL";
  if (contents.length !== 1) {
    const what = "a panel shows concepts, one statement or one list of the plan";
    return [
      {
        code,
        path,
        what,
        given: contents.join(", ") || "none",
        allowed: "one of show, sql, list",
        change: "write one of them",
      },
    ];
  }
  if (panel.sql !== undefined && panel.kinds === undefined) {
    const what = "a statement is for some kinds of resource only";
    return [{ code, path, what, change: "add kinds, e.g. [aws.rds.postgres]" }];
  }
  const untitled = panel.title === undefined && (panel.show?.length ?? 2) > 1;
  return untitled
    ? [{ code, path, what: "a panel of several things needs a title", change: "add title: { ja, en }" }]
    : [];
}

function forecastFlaws({ forecast }: PanelFile, path: Path): Flaw[] {
  return Object.entries(forecast ?? {}).flatMap(([key, text]): Flaw[] => {
    const quantity = parseQuantity(text);
    if (quantity && dimensionOf(quantity.unit) === "time") return [];
    const at = [...path, "forecast", key];
    return [
      {
        code: "CATALOGUE-VALUE",
        path: at,
        what: "not a duration",
        given: text,
        allowed: "a time, like 7 days",
        change: "correct it",
      },
    ];
  });
}

function twice(key: string, path: Path): Flaw {
  const what = "a panel of this key is written twice";
  return { code: "CATALOGUE-TWICE", path, what, given: key, change: "give one of them another key" };
}

function unknown(code: ProblemCode, what: string, given: string, known: readonly string[], path: Path): Flaw {
  return {
    code,
    path,
    what: `no ${what} of this name`,
    given,
    change: suggest(given, known, "choose one that is measured"),
  };
}

function unitFlaw(given: string, concept: string, unit: string, path: Path): Flaw {
  const what = `${concept} cannot be shown in this unit`;
  return {
    code: "CATALOGUE-DIMENSION",
    path,
    what,
    given,
    allowed: `a unit such as ${unit}`,
    change: "choose another unit",
  };
}
