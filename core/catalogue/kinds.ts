import type { Concept, Measurement } from "../model";
import { propertiesOf } from "./fill";
import type { Property, SheetFile } from "./schema";

/** A kind of resource: what its properties are, and where the vendor lists what can be measured on it. */
export interface Kind {
  readonly name: string;
  readonly title: { readonly ja: string; readonly en: string };
  /** Pages of the vendor. */
  readonly references: readonly string[];
  /** Everything a resource of the kind may say, by name. */
  readonly properties: ReadonlyMap<string, Property>;
}

/** The kinds that sheets declare or concepts are measured on, by name. Sheets of the same kind add to one another. */
export function kindsOf(
  sheets: readonly SheetFile[],
  concepts: Iterable<Pick<Concept, "measurements">>,
): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const sheet of sheets) kinds.set(sheet.kind, extended(kinds.get(sheet.kind) ?? undeclared(sheet.kind), sheet));
  for (const { measurements } of concepts) {
    for (const [name, measurement] of Object.entries(measurements)) {
      kinds.set(name, withRead(kinds.get(name) ?? undeclared(name), measurement));
    }
  }
  return new Map([...kinds].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The measurement with the words its properties choose by, where it reads any. */
export function withChoices(measurement: Measurement, kind: string, sheets: readonly SheetFile[]): Measurement {
  const read = propertiesOf(measurement);
  const choices = sheets
    .filter((sheet) => sheet.kind === kind)
    .flatMap(({ properties = {} }) => Object.entries(properties))
    .filter(([name, { values }]) => values !== undefined && !Array.isArray(values) && read.has(name));
  if (choices.length === 0) return measurement;
  return {
    ...measurement,
    choices: Object.fromEntries(choices.map(([name, { values }]) => [name, values])),
  } as Measurement;
}

function undeclared(name: string): Kind {
  return { name, title: { ja: name, en: name }, references: [], properties: new Map() };
}

function extended(kind: Kind, { title = kind.title, references = [], properties = {} }: SheetFile): Kind {
  return {
    ...kind,
    title,
    references: [...new Set([...kind.references, ...references])],
    properties: new Map([...kind.properties, ...Object.entries(properties)]),
  };
}

/** What a measurement reads is a property, also where no sheet declares it: a text. */
function withRead(kind: Kind, measurement: Measurement): Kind {
  const missing = [...propertiesOf(measurement)].filter(([name]) => !kind.properties.has(name));
  if (missing.length === 0) return kind;
  const found = missing.map(([name, otherwise]): [string, Property] => [
    name,
    {
      meaning: { ja: name, en: name },
      type: "text",
      example: otherwise || name,
      ...(otherwise && { default: otherwise }),
    },
  ]);
  return { ...kind, properties: new Map([...kind.properties, ...found]) };
}
