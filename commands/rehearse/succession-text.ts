import { colours } from "../colours";
import type { Going } from "./announced";
import type { SuccessionReport } from "./succeed";

/** The JSON of `hozen rehearse --from`: a stable contract. */
export interface FromReport extends SuccessionReport {
  readonly version: 1;
  readonly rehearsal: true;
  readonly stack: string;
  readonly from: { readonly ref: string; readonly commit: string };
}

/** What is to go, on one screen. */
export function succession(report: FromReport): string {
  const { ok, resources, created, updated, announced, unannounced, data, problems } = report;
  const { ref, commit } = report.from;
  return `${[
    `${ok ? colours.green("rehearsal passed") : colours.red("rehearsal failed")}: ${resources} resources as of ${ref} (${commit.slice(0, 10)}), then today's: ${created} created, ${updated} updated, ${announced.length + unannounced.length + data.length} replaced or deleted`,
    ...section("Holds data and would go; no announcement allows that (keep it with was:, or retire the system):", data),
    ...section("Not announced in the Unreleased section of CHANGELOG.md:", unannounced),
    ...section("Announced:", announced),
    ...problems.map((problem) => colours.red(problem)),
    "A rehearsal makes nothing real.",
  ].join("\n")}\n`;
}

function section(heading: string, going: readonly Going[]): string[] {
  if (going.length === 0) return [];
  return [heading, ...going.map(({ operation, type, name }) => `  ${operation.padEnd(8)}${type} ${name}`)];
}
