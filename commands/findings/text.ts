import { counted } from "../../core/model";
import { markdownCell, oneLine } from "../markdown-cell";
import type { FindingPlace, FindingsReport, PlacedFinding } from "./report";

/** What a finding says, in one line. */
export function messageOf({ what, arithmetic, deployed, clauses }: PlacedFinding): string {
  const instead = deployed === undefined ? "" : ` (deployed: ${deployed})`;
  return oneLine(`${what}: ${arithmetic}${instead} [${clauses.join(", ")}]`);
}

/** The findings of a system as text. */
export function findingsText({ system, findings }: FindingsReport): string {
  return [`${system}: ${counted(findings.length, "finding")}`, ...findings.flatMap(findingLines)].join("\n");
}

function findingLines(finding: PlacedFinding): string[] {
  const { rule, what, arithmetic, deployed, suggestion, places } = finding;
  return [
    `  ${placeText(places[0])}  ${rule}: ${oneLine(what)}`,
    `    ${oneLine(arithmetic)}`,
    ...places.map((place) => `    ${oneLine(`${place.clause} ${place.quote} (${placeText(place)})`)}`),
    ...(deployed === undefined ? [] : [`    deployed: ${oneLine(deployed)}`]),
    ...suggestion.split("\n").map((line, index) => `    ${index === 0 ? "document: " : "          "}${line}`),
  ];
}

/** The findings for a pull request: a table, and under it what may be pasted into the document. */
export function findingsMarkdown({ system, findings }: FindingsReport): string {
  const title = `### ${markdownCell(system)}: ${counted(findings.length, "finding")}`;
  if (findings.length === 0) return title;
  const rows = findings.map(({ rule, what, arithmetic, deployed = "", clauses, places }) =>
    ["", rule, placeText(places[0]), clauses.join(", "), what, arithmetic, deployed, ""]
      .map(markdownCell)
      .join(" | ")
      .trim(),
  );
  const pasted = findings.map(
    ({ rule, places, suggestion }) => `${rule}, ${placeText(places[0])}:\n\n${fenced(suggestion)}`,
  );
  return [
    title,
    "",
    "| rule | where | clauses | what | arithmetic | deployed |",
    "|---|---|---|---|---|---|",
    ...rows,
    "",
    "#### For the document",
    "",
    pasted.join("\n\n"),
  ].join("\n");
}

/** One workflow command of GitHub for each finding: an annotation on its line. */
export function findingsAnnotations({ findings }: FindingsReport): string[] {
  return findings.map((finding) => {
    const [{ file, line }] = finding.places;
    return `::warning file=${property(file)},line=${line},title=${property(finding.rule)}::${data(messageOf(finding))}\n`;
  });
}

function placeText({ file, line }: FindingPlace): string {
  return `${file}:${line}`;
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}markdown\n${text}\n${fence}`;
}

/** Escapes what ends a workflow command. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
