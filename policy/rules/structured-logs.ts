import type { PolicyRule } from "../rule";

/** Tables that hold what the application prints: one JSON document per record. */
const printed = /\bAppServiceConsoleLogs\b/;

/** Queries over what the application prints read its JSON; looking for words would count harmless text. */
export const structuredLogs: PolicyRule = {
  name: "structured-logs",
  description: "every query over console logs parses the JSON record and filters on its fields",
  check: ({ inputs }) => {
    const unparsed = texts(inputs).find(
      (text) => printed.test(text) && text.includes("|") && !text.includes("parse_json("),
    );
    return unparsed && `the query looks at the text of console logs; parse it with parse_json(): ${unparsed}`;
  },
};

function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(texts);
}
