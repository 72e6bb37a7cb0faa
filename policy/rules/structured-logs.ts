import { leaves } from "../inputs";
import type { CheckedResource, ResourceRule } from "../rule";

/** Tables that hold what the application prints: one JSON document per record. */
const printed = /\bAppServiceConsoleLogs\b/;

/** Queries over what the application prints read its JSON; looking for words would count harmless text. */
export const structuredLogs: ResourceRule = {
  name: "structured-logs",
  description: "every query over console logs parses the JSON record and filters on its fields",
  looksAt: "queries over AppServiceConsoleLogs in alerts and saved searches",
  remediation: "parse the record with parse_json() and filter on its fields",
  severity: "mandatory",
  scope: "resource",
  isAbout: (resource) => queriesOf(resource).length > 0,
  fault: (resource) => {
    const unparsed = queriesOf(resource).find((query) => !query.includes("parse_json("));
    return unparsed && `the query looks at the text of console logs; parse it with parse_json(): ${unparsed}`;
  },
};

function queriesOf({ inputs }: CheckedResource): string[] {
  return leaves(inputs)
    .map(({ text }) => text)
    .filter((text) => printed.test(text) && text.includes("|"));
}
