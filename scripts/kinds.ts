import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Catalogue, choicesOf, type Kind, loadCatalogue, type Property } from "../core/catalogue";
import type { Concept, Measurement } from "../core/model";

const root = join(__dirname, "..");
const file = join(root, "docs/kinds.md");

const introduction = `# Kinds of resources

Generated from \`alert-rules/\` by \`npm run kinds\`: what a resource of each kind may say, and what can be measured on it.
A kind of your own is added as [extending.md](extending.md) says.

Every key of a resource but \`title\`, \`kind\`, \`needs\`, \`was\` and \`from\` is a property of its kind. Only what an alert's
measurement reads must be given; what every use of the kind needs is marked with \`*\`. Numbers are plain numbers in the
unit shown. Probes and log counts are resources too: \`probe.<key>\` and \`log.<key>\`.
`;

/** The page docs/kinds.md. */
export function kindsPage({ concepts, sheets }: Catalogue): string {
  const kinds = [...sheets.values()];
  const sections = kinds.map((kind) => kindSection(kind, concepts));
  return `${[introduction, conceptTable(concepts), ...sections].join("\n")}`;
}

function conceptTable(concepts: Catalogue["concepts"]): string {
  const rows = [...concepts.values()].map(({ name, title, unit, measurements }) => {
    const kinds = Object.keys(measurements).map((kind) => `[\`${kind}\`](#${anchor(kind)})`);
    return `| \`${name}\` | ${title.en} | ${unit} | ${kinds.join(", ")} |`;
  });
  return [
    "## What can be measured where",
    "",
    "| concept | title | unit | kinds |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function kindSection(kind: Kind, concepts: Catalogue["concepts"]): string {
  const measured = [...concepts.values()].flatMap((concept): [Concept, Measurement][] => {
    const measurement = concept.measurements[kind.name];
    return measurement ? [[concept, measurement]] : [];
  });
  const needs = [...new Set(measured.flatMap(([, { requires = [] }]) => requires))];
  return [
    `## ${kind.name}`,
    "",
    `${kind.title.en}. Metrics: ${kind.references.map((page) => `<${page}>`).join(", ")}`,
    "",
    ...table(["property", "type", "default", "meaning", "read by"], [...kind.properties].map(propertyRow)),
    ...table(["concept", "in", "every", "differs from the concept"], measured.map(measurementRow)),
    ...(needs.length > 0 ? ["Needs:", "", ...needs.map((need) => `- ${need}`), ""] : []),
  ].join("\n");
}

function propertyRow([name, property]: [string, Property]): string[] {
  const readers = property.readBy ?? [];
  const by = property.filledBy === undefined ? readers.join(", ") : `filled by the ${property.filledBy}`;
  return [
    `\`${name}\`${property.required ? "*" : ""}`,
    typeText(property),
    property.default === undefined ? "" : `\`${property.default}\``,
    `${property.meaning.en}, e.g. \`${property.example}\``,
    by,
  ];
}

function typeText(property: Property): string {
  if (property.type === "enum") return choicesOf(property).join(", ");
  return property.unit === undefined || property.unit === "count" ? property.type : property.unit;
}

function measurementRow([concept, { unit, grain, approximates = "" }]: [Concept, Measurement]): string[] {
  return [`\`${concept.name}\``, unit, `${grain} s`, approximates];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line), ""];
}

function anchor(kind: string): string {
  return kind.replaceAll(".", "");
}

if (require.main === module) {
  const page = kindsPage(loadCatalogue([join(root, "alert-rules")]));
  if (!process.argv.includes("--check")) writeFileSync(file, page);
  else if (readFileSync(file, "utf8") !== page) {
    process.stderr.write(`${file} is stale; run npm run kinds\n`);
    process.exitCode = 1;
  }
}
