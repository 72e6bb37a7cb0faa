import { isJoined } from "../../core/model";
import type { Inputs, LinkOf, ResourceTypes } from "../kit/resource-types";

const dashboardPage: LinkOf = (name, { settings: { url } }) =>
  url === undefined ? undefined : { text: `${trimmed(url)}/d/${encodeURIComponent(name)}` };

const rulePage: LinkOf = (name, { settings: { url } }) =>
  url === undefined ? undefined : { text: `${trimmed(url)}/alerting/grafana/${name}/view` };

/** Where the outputs show a resource, its page, and what somebody could switch off. */
export const resourceTypes: ResourceTypes = {
  "grafana:alerting/contactPoint:ContactPoint": { target: "contact-point" },
  "grafana:alerting/muteTiming:MuteTiming": { section: "windows", mutes: true },
  "grafana:alerting/ruleGroup:RuleGroup": { console: rulePage, switches: { "rules[].isPaused": false } },
  "grafana:oss/dashboard:Dashboard": {
    section: "dashboards",
    name: (inputs) => textOf(dashboardOf(inputs).uid),
    title: (inputs) => textOf(dashboardOf(inputs).title),
    console: dashboardPage,
  },
};

/** The dashboard as Grafana reads it. What other resources are called is not known yet; it is in no title and no id. */
function dashboardOf({ configJson }: Inputs): Readonly<Record<string, unknown>> {
  const text = isJoined(configJson)
    ? configJson.join.map((part) => (typeof part === "string" ? part : "")).join("")
    : configJson;
  return typeof text === "string" ? (JSON.parse(text) as Record<string, unknown>) : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function trimmed(url: string): string {
  return url.replace(/\/$/, "");
}
