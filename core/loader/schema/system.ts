import { z } from "zod";
import type { SectionName } from "../../model";
import { type Platform, platforms } from "../../platforms";
import { entryOf } from "./entry";
import { alert, collector, escalation, event, probe, receiver, resource, route } from "./monitoring";
import {
  acknowledgement,
  check,
  count,
  environmentChange,
  finding,
  procedure,
  query,
  question,
  retirement,
  store,
  unmapped,
} from "./records";
import { sections } from "./sections";
import { was } from "./stated";

const entries = <T extends z.ZodType>(entry: T, meaning: string) =>
  z.record(z.string(), entry).optional().describe(meaning);
const sectionSchemas = Object.fromEntries(
  Object.entries(sections).map(([name, { meaning, fields }]) => [name, entries(entryOf(fields), meaning)]),
) as Record<SectionName, ReturnType<typeof entries<ReturnType<typeof entryOf>>>>;

const grammarOf = (known: readonly Platform[]) =>
  z.strictObject({
    system: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,30}$/, "2 to 31 lower-case letters, digits and dashes, a letter first")
      .describe("stable; part of every physical name"),
    was,
    title: z.string().describe("display text; may change freely"),
    language: z.enum(["ja", "en"]).describe("of alert titles, runbooks and dashboards"),
    timezone: z.string().describe("IANA zone of every schedule"),
    document: z
      .strictObject({
        name: z.string().describe("its file or title, as messages cite it"),
        version: z.union([z.string(), z.number()]).describe("of the document this file was written from"),
        file: z
          .union([z.string(), z.array(z.string())])
          .optional()
          .describe("where it is, from the folder of the project; the last part of the path may hold *"),
        ignore: z
          .array(
            z.strictObject({
              lines: z
                .string()
                .regex(/^[1-9]\d*(-[1-9]\d*)?$/, "a line or a range, 12 or 12-40")
                .describe("12 or 12-40"),
              file: z.string().optional().describe("end of the path, where there are several documents"),
              because: z.string().min(1).describe("why these lines state nothing"),
            }),
          )
          .optional()
          .describe("lines that are examples or background, counted apart"),
      })
      .describe("the operations document"),
    engines: z
      .strictObject({
        promql: z.enum(["prometheus", "azure-prometheus", "grafana"]).describe("evaluates rules in PromQL"),
      })
      .optional()
      .describe("only where PromQL is used"),
    where: z
      .partialRecord(z.enum(known.map(({ name }) => name)), z.string())
      .refine((where) => Object.keys(where).length > 0, "at least one platform: aws: main")
      .describe("provider -> alias of hozen:where"),
    resources: entries(resource, "what is monitored: kind, identifiers, sizes"),
    receivers: entries(receiver, "where messages can go; addresses come from stack configuration"),
    routes: entries(route, "who is notified, by severity or by name"),
    escalations: entries(escalation, "who is notified next when no one responds"),
    alerts: entries(alert, "metrics with their documented limits"),
    events: entries(event(known), "things that happen, rather than numbers"),
    probes: entries(probe(known), "checks from outside"),
    collectors: entries(collector, "scrape targets and the Prometheus server"),
    logs: z
      .strictObject({
        stores: entries(store(known), "log groups, tables and buckets with their retention"),
        counts: entries(count, "log records counted as a metric: resource log.<key>"),
        queries: entries(query, "saved queries for people"),
      })
      .optional()
      .describe("logs: where they are kept, what is counted in them, what is asked of them"),
    ...sectionSchemas,
    procedures: entries(procedure, "rows that people do, with their runbook page"),
    checks: entries(check, "rows that a policy checks"),
    unmapped: entries(unmapped, "statements that an import could not place: a problem each until a person decides"),
    questions: entries(question, "what an import could not know; values that wait hold ?name"),
    findings: entries(finding, "contradictions in the document and what was done about them"),
    acknowledgements: entries(acknowledgement, "irreversible switches somebody has agreed to"),
    retired: retirement.optional().describe("how the system leaves; nothing else lets it go"),
    runbooks: z.record(z.string(), z.string()).optional().describe("page -> title"),
    environments: z
      .record(z.string(), z.array(environmentChange))
      .optional()
      .describe("changes for one environment, with a reason each"),
  });

type Grammar = ReturnType<typeof grammarOf>;
let latest: { readonly known: readonly Platform[]; readonly grammar: Grammar } | undefined;

/**
 * The grammar of a system file, with the words of every platform there is; docs/system-yaml.md explains it, and
 * `system.schema.json` is generated from it.
 */
export function systemSchema(): Grammar {
  const known = platforms();
  if (latest?.known !== known) latest = { known, grammar: grammarOf(known) };
  return latest.grammar;
}

export type RawSystem = z.infer<Grammar>;
