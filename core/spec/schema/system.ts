import { z } from "zod";
import { intentSections, providerNames } from "../../model";
import { alert, collector, escalation, event, probe, receiver, resource, route } from "./monitoring";
import { acknowledgement, check, count, environmentChange, finding, intent, procedure, query, store } from "./records";

const entries = <T extends z.ZodType>(entry: T) => z.record(z.string(), entry).optional();
const intents = Object.fromEntries(intentSections.map((section) => [section, entries(intent)])) as Record<
  (typeof intentSections)[number],
  ReturnType<typeof entries<typeof intent>>
>;

/** The grammar of a system file; docs/system-yaml.md explains it. `system.schema.json` is generated from it. */
export const systemSchema = z.strictObject({
  system: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,30}$/)
    .describe("stable; part of every physical name"),
  title: z.string(),
  language: z.enum(["ja", "en"]).describe("of alert titles, runbooks and dashboards"),
  timezone: z.string().describe("IANA zone of every schedule"),
  document: z.strictObject({ name: z.string(), version: z.union([z.string(), z.number()]) }),
  engines: z.strictObject({ promql: z.enum(["prometheus", "azure-prometheus", "grafana"]) }).optional(),
  where: z.partialRecord(z.enum(providerNames), z.string()).describe("provider -> alias of hozen:where"),
  resources: entries(resource),
  receivers: entries(receiver),
  routes: entries(route),
  escalations: entries(escalation),
  alerts: entries(alert),
  events: entries(event),
  probes: entries(probe),
  collectors: entries(collector),
  logs: z.strictObject({ stores: entries(store), counts: entries(count), queries: entries(query) }).optional(),
  ...intents,
  procedures: entries(procedure),
  checks: entries(check),
  findings: entries(finding),
  acknowledgements: entries(acknowledgement),
  runbooks: z.record(z.string(), z.string()).optional().describe("page -> title"),
  environments: z.record(z.string(), z.array(environmentChange)).optional(),
});

export type RawSystem = z.infer<typeof systemSchema>;
