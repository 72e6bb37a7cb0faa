import { rules } from "../../core/findings";
import type { FindingPlace, FindingsReport, PlacedFinding } from "./report";
import { messageOf } from "./text";

/** A log of the Static Analysis Results Interchange Format, 2.1.0: what code scanning of GitHub and others reads. */
export function findingsSarif(reports: readonly FindingsReport[]) {
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "hozen", rules: Object.keys(rules).map((id) => ({ id })) } },
        results: reports.flatMap(({ system, findings }) => findings.map((finding) => result(system, finding))),
      },
    ],
  };
}

function result(system: string, finding: PlacedFinding) {
  const [first, ...others] = finding.places;
  return {
    ruleId: finding.rule,
    level: "warning",
    message: { text: messageOf(finding) },
    locations: [location(first)],
    ...(others.length > 0 && {
      relatedLocations: others.map((place, index) => ({
        id: index + 1,
        ...location(place),
        message: { text: [place.clause, place.quote].filter((text) => text !== "").join(" ") },
      })),
    }),
    partialFingerprints: { "hozenFinding/v1": [system, finding.rule, ...finding.clauses].join(" ") },
  };
}

function location({ file, line }: FindingPlace) {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split(/[\\/]/).map(encodeURIComponent).join("/") },
      region: { startLine: line },
    },
  };
}
