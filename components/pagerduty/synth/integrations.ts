import {
  type EngineName,
  type Plan,
  type PlannedRoute,
  type Problem,
  type ProviderName,
  physicalName,
} from "../../../core/model";
import { engineFor, platforms } from "../../../core/platforms";
import type { TypedSpec } from "../../kit/typed-inputs";
import { pagerDutySpec } from "./common/typed-inputs";
import { limits } from "./limits";

/** Who posts to a service. Each platform's payload needs the integration that reads it. */
type Sender = "events" | "cloudwatch" | "azure";

/** Platforms whose payload PagerDuty has an integration for; all others speak its Events API. */
const own: Partial<Record<ProviderName, Sender>> = { aws: "cloudwatch", azure: "azure" };

/** Who posts what an engine finds. */
function senderOf(engine: EngineName): Sender {
  const platform = platforms().find(({ engines }) => engines.includes(engine));
  return (platform && own[platform.name]) ?? "events";
}

/** Amazon CloudWatch in PagerDuty's list of vendors; the same id in every account. */
const cloudwatchVendor = "PZQ6AUS";

/**
 * One integration for each platform that posts to a route: `integration-<route>` takes the Events API v2,
 * `-cloudwatch` what SNS delivers, `-azure` the common alert schema. A route nobody uses yet gets those of all the
 * system's platforms, because their groups and topics may stand ready.
 */
export function integrations(plan: Plan, route: PlannedRoute, azureVendor: string | undefined): TypedSpec[] {
  return [...senders(plan, route)].sort().map((sender) =>
    pagerDutySpec({
      key: integrationKey(route.key, sender),
      type: "pagerduty:index/serviceIntegration:ServiceIntegration",
      concern: "escalations",
      inputs: {
        name: physicalName([plan.system.key, plan.system.environment, route.key, sender], limits.name),
        service: { ref: `service-${route.key}`, output: "id" },
        ...(sender === "events" && { type: "events_api_v2_inbound_integration" }),
        ...(sender === "cloudwatch" && { vendor: cloudwatchVendor }),
        ...(sender === "azure" && { vendor: azureVendor ?? "" }),
      },
      clauses: [],
      options: { secretOutputs: ["integrationKey"] },
    }),
  );
}

function integrationKey(route: string, sender: Sender): string {
  return sender === "events" ? `integration-${route}` : `integration-${route}-${sender}`;
}

function senders(plan: Plan, route: PlannedRoute): ReadonlySet<Sender> {
  const { system } = plan;
  const used = [
    ...plan.alerts
      .filter((alert) => alert.rules.some((rule) => rule.route === route.key))
      .map((alert) => senderOf(engineFor(system, alert.measurement))),
    ...plan.events
      .filter(({ spec }) => (spec.notify ?? spec.severity) === route.key)
      .map(({ spec }): Sender => own[spec.source.split(".")[0] as ProviderName] ?? "events"),
  ];
  if (used.length > 0) return new Set(used);
  const alerting = platforms().filter(
    ({ name, engines }) => engines.length > 0 && name !== "grafana" && system.where[name],
  );
  return new Set(alerting.map(({ name }) => own[name] ?? "events"));
}

/** Azure's integration is a vendor whose id differs from account to account; it must be looked up once. */
export function vendorProblems(
  plan: Plan,
  routes: readonly PlannedRoute[],
  alias: string,
  azureVendor: string | undefined,
): Problem[] {
  const needed = routes.some((route) => senders(plan, route).has("azure"));
  if (!needed || azureVendor !== undefined) return [];
  return [
    {
      code: "PAGERDUTY-VENDOR",
      path: `hozen:where.pagerduty.${alias}.azureVendor`,
      what: `${plan.system.key} pages from Azure, which needs the id of PagerDuty's vendor "Microsoft Azure"`,
      change: `pulumi config set --path 'hozen:where.pagerduty.${alias}.azureVendor' <id from the vendors API>`,
    },
  ];
}
