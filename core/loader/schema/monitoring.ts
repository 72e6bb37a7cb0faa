import { z } from "zod";
import { channels, severities } from "../../model";
import type { Platform } from "../../platforms";
import {
  formedText,
  from,
  labels,
  needs,
  notes,
  runbook,
  stated,
  statedKeys,
  statedWith,
  states,
  text,
  title,
  was,
  watches,
} from "./stated";

export const resource = z
  .object({
    title,
    was,
    from,
    notes,
    needs,
    kind: z.string().meta({ description: "decides how concepts are measured on it", vocabulary: "kinds" }),
  })
  .catchall(text)
  .meta({ vocabulary: "properties" });

const level = statedWith({
  for: stated.optional().describe("how long the condition must hold"),
  datapoints: z.number().int().min(1).optional().describe("breaching evaluations needed within `for`; default all"),
  notify: z.string().optional().describe("route; default: the one named after the severity"),
  labels,
  runbook,
  states,
});

export const alert = z.strictObject({
  title,
  was,
  from,
  notes,
  needs,
  concept: z.string().meta({ description: "a file of alert-rules/", vocabulary: "concepts" }),
  on: z.string().describe("resource, probe.<key> or log.<key>"),
  alternatives: z.array(z.string()).optional().describe("resources on which it is rendered without notifying"),
  watches,
  normal: stated.optional().describe("the normal band: 0-60%"),
  outage: level.optional().describe("the service is down"),
  critical: level.optional().describe("someone acts now"),
  warning: level.optional().describe("someone looks today"),
  info: level.optional().describe("kept for the record"),
  every: stated.optional().describe("how often it is evaluated"),
  window: stated.optional().describe("the stretch of data one evaluation looks at"),
  minimum: stated.optional().describe("no judgement below this much traffic"),
  notify: z.string().optional().describe("route of every level that names none"),
  runbook,
  labels,
  states,
});

export const event = (platforms: readonly Platform[]) =>
  z.strictObject({
    title,
    was,
    from,
    notes,
    needs,
    source: z.enum(platforms.flatMap(({ eventSources }) => eventSources)).describe("what emits it"),
    on: z.string().optional().describe("resource"),
    when: stated.optional().describe("event categories, as the platform spells them"),
    minimumSeverity: stated.optional().describe("no notification below it, on the platform's own scale"),
    severity: z.enum(severities).describe("how bad it is: chooses the route"),
    watches,
    notify: z.string().optional().describe("route; default: the one named after the severity"),
    runbook,
    states,
  });

/** Plain settings of probes, whichever platform reads them. */
const probeProperties = {
  component: formedText(
    /\/subscriptions\/.+/i,
    "/subscriptions/...",
    "Application Insights component of a web test (azure)",
  ),
  failedLocations: formedText(/[1-9]\d*/, "2", "how many places without an answer mean down; default 2 (azure)"),
  certificateDays: formedText(/[1-9]\d*/, "14", "days a certificate must still be valid (azure)"),
  failureThreshold: formedText(/[1-9]\d*/, "3", "how many checks in a row fail before it counts as down (aws)"),
  module: formedText(/[\w-]+/, "http_2xx", "module of the Blackbox exporter (kubernetes)"),
};

/** Plain settings of collectors. */
const collectorProperties = {
  job: formedText(/.+/, "shop", "job the samples carry, instead of on"),
  port: formedText(/[\w-]+/, "metrics", "name of the port"),
  path: formedText(/\/.*/, "/metrics", "path of the metrics"),
  namespace: formedText(/[a-z0-9-]+/, "shop", "namespace of the Services, or of the server"),
  serviceAccount: formedText(/[a-z0-9.-]+/, "prometheus", "of the server, with the right to discover"),
  replicas: formedText(/[1-9]\d*/, "2", "of the server"),
  storage: formedText(/\d+(\.\d+)?(Mi|Gi|Ti)/, "50Gi", "volume of the server"),
};

export const probe = (platforms: readonly Platform[]) =>
  z.strictObject({
    title,
    was,
    from,
    notes,
    needs,
    provider: z
      .enum(platforms.flatMap(({ name, probeKind }) => (probeKind === undefined ? [] : [name])))
      .describe("the platform that probes"),
    url: z.string().describe("from stack configuration: ${config.apiUrl}"),
    path: stated.optional().describe("appended to the URL"),
    every: stated.describe("how often it asks"),
    timeout: stated.optional().describe("how long it waits for an answer"),
    locations: stated.optional().describe("from how many places: 3 locations"),
    expectStatus: stated.optional().describe("HTTP status of a good answer"),
    expectText: stated.optional().describe("text a good answer holds"),
    ...probeProperties,
    states,
  });

export const collector = z.strictObject({
  title,
  was,
  from,
  notes,
  kind: z.enum(["service-monitor", "prometheus"]).describe("a scrape target, or the server"),
  on: z.string().optional().describe("resource whose job the samples carry"),
  target: stated.optional().describe("label app.kubernetes.io/name of the Services to scrape"),
  every: stated.optional().describe("how often it scrapes"),
  keep: stated.optional().describe("retention"),
  ...collectorProperties,
  states,
});

export const receiver = z.strictObject({
  ...statedKeys,
  title,
  was,
  notes,
  channel: z.enum(channels).describe("how it is reached"),
  config: z.string().describe("stack configuration key of the address"),
  secret: z.boolean().optional().describe("the address is a secret"),
  hours: stated.optional().describe("only reachable then: weekdays 09:00-18:00"),
  states,
});

export const route = z.strictObject({
  title,
  was,
  from,
  notes,
  to: z.union([stated, z.array(stated)]).describe("receivers"),
  wait: stated.optional().describe("before the first message"),
  repeat: stated.optional().describe("between messages while nothing changes"),
  response: stated.optional().describe("how soon people answer"),
  labels,
  states,
});

export const escalation = z.strictObject({
  title,
  was,
  from,
  notes,
  routes: z.array(z.string()).describe("routes whose pages enter it"),
  steps: z
    .array(
      z.strictObject({
        title,
        target: z.enum(["schedule", "user"]).describe("of PagerDuty"),
        config: z.string().describe("stack configuration key of its id"),
        after: stated.optional().describe("time from the alert to the notification of the next step"),
        within: stated
          .optional()
          .describe("instead of after: the next step is notified within this time from the fault"),
      }),
    )
    .describe("who is notified, in order"),
});
