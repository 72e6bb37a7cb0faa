import { z } from "zod";
import type { KqlMeasurement } from "../model";
import { type Flaw, type Language, windowFindings, withoutBudget } from "./language";

const text = z.string().min(1);

/** A log query of Azure Monitor, of which one column is compared. */
export const kql: Language<KqlMeasurement> = {
  name: "kql",
  keys: { query: text, value: text, dimensions: z.array(text).optional(), scope: z.string() },
  placeholders: { query: "query" },
  flaws: ({ query, value }) => queryFlaws(query, value),
  findings: windowFindings,
  engine: () => "azure-monitor",
  openSlo: "azure-monitor-logs",
  indicator: ({ query }, budget, point) => ({
    query: withoutBudget(query.replaceAll("$MINIMUM", "0").replaceAll("$SHORT", `${point / 60}m`), budget).trim(),
  }),
  // The query of a log count is written by the platform that keeps the log.
  drawing: { isDrawn: ({ query }) => !query.includes("$COUNT") },
};

function queryFlaws(query: string, value: string): Flaw[] {
  const flaws: Flaw[] = [];
  const refused = /\|\s*(take|limit|search)\b|^\s*search\b|\bunion\s+(?:\w+\s*=\s*\w+\s+)*\*/m.exec(query)?.[0];
  if (refused) flaws.push(flaw("a log alert refuses this operator", refused.trim(), "select with where and summarize"));
  const yields = query.trim() === "$COUNT" || new RegExp(`\\b${value}\\s*=`).test(query);
  if (!yields) flaws.push(flaw("the query has no column of this name", value, `write ${value} = ... in the query`));
  return flaws;
}

function flaw(what: string, given: string, change: string): Flaw {
  return { code: "CATALOGUE-KQL", path: ["query"], what, given, change };
}
