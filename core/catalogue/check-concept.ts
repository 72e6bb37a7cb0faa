import { dimensionOf, parseQuantity } from "../model";
import type { Flaw } from "../platforms";
import type { ConceptFile } from "./schema";

/** What is wrong with a concept apart from its measurements. */
export function conceptFlaws(file: ConceptFile, fileName: string): Flaw[] {
  return [...nameFlaws(file, fileName), ...rangeFlaws(file), ...stateFlaws(file), ...quantityFlaws(file)];
}

function nameFlaws(file: ConceptFile, fileName: string): Flaw[] {
  const wellFormed = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/.test(file.concept);
  if (wellFormed && fileName === `${file.concept}.yaml`) return [];
  return [
    {
      code: "CATALOGUE-NAME",
      path: ["concept"],
      what: wellFormed ? "the file is named after another concept" : "no concept name",
      given: file.concept,
      allowed: wellFormed ? fileName.replace(/\.ya?ml$/, "") : "small words joined by dots, like cpu.utilization",
      change: wellFormed ? "rename the file or the concept" : "rename it",
    },
  ];
}

function rangeFlaws(file: ConceptFile): Flaw[] {
  const { min, max } = file.range;
  if (max === undefined || min < max) return [];
  return [
    {
      code: "CATALOGUE-RANGE",
      path: ["range"],
      what: "the range is empty",
      given: `${min} to ${max}`,
      allowed: "min below max",
      change: "swap or widen it",
    },
  ];
}

function stateFlaws(file: ConceptFile): Flaw[] {
  const boolean = dimensionOf(file.unit) === "boolean";
  if (boolean === (file.state ?? false)) return [];
  return [
    {
      code: "CATALOGUE-STATE",
      path: ["unit"],
      what: boolean ? "a boolean concept is a state" : "a state has the unit boolean",
      given: file.unit,
      change: boolean ? "add state: true" : "remove state, or change the unit",
    },
  ];
}

function quantityFlaws(file: ConceptFile): Flaw[] {
  const flaws = Object.entries(file.defaults).flatMap(([key, text]) => {
    const quantity = parseQuantity(text);
    const time = quantity && dimensionOf(quantity.unit) === "time" ? Number(quantity.amount) : Number.NaN;
    if (time > 0 || (time === 0 && key === "for")) return [];
    return [notA(key === "for" ? "duration" : "duration longer than 0", ["defaults", key], text, "5 minutes")];
  });
  const { minimumTraffic } = file;
  if (minimumTraffic !== undefined && !(Number(parseQuantity(minimumTraffic)?.amount) > 0)) {
    flaws.push(notA("quantity above 0", ["minimumTraffic"], minimumTraffic, "10 requests"));
  }
  return flaws;
}

function notA(what: string, path: string[], given: string, example: string): Flaw {
  return {
    code: "CATALOGUE-VALUE",
    path,
    what: `not a ${what}`,
    given,
    allowed: `a number with a unit, like ${example}`,
    change: "correct it",
  };
}
