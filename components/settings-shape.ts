import { z } from "zod";
import type { ProviderName } from "../core/model";

/** Settings are texts; people write `organization: 1` all the same. */
const text = z.union([z.string().trim().min(1), z.number().transform(String), z.boolean().transform(String)], {
  error: "a text",
});

function place(...settings: readonly string[]) {
  const aliases = z.record(
    z.string(),
    z.strictObject(Object.fromEntries(settings.map((name) => [name, text.optional()]))),
  );
  return aliases.optional();
}

/** Docs: configuration.md. A new setting of a platform is one word here. */
export const where = z.strictObject({
  aws: place("account", "region", "roleArn", "externalId", "slackTeamId"),
  azure: place("subscription", "resourceGroup", "location", "tenant", "monitorWorkspace", "billingCurrency"),
  kubernetes: place(
    ...[
      "context",
      "kubeconfigConfig",
      "namespace",
      "ruleLabels",
      "prober",
      "smtpSmarthost",
      "smtpFrom",
      "smtpUsername",
    ],
    ...["smtpPasswordConfig", "slackApiUrlConfig", "alertmanagerSecret"],
  ),
  grafana: place(
    ...["url", "organization", "authConfig", "prometheusDatasource", "cloudwatchDatasource"],
    ...["azureMonitorDatasource", "postgresDatasource"],
  ),
  pagerduty: place("azureVendor", "serviceRegion", "tokenConfig"),
} satisfies Record<ProviderName, unknown>);

const level = z.enum(["mandatory", "advisory", "remediate", "disabled"]);

/** Part of physical names. */
export const environmentName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,29}$/, "small letters, digits and -, a letter first")
  .refine((name) => !["production", "prd", "live"].includes(name), "prod, the name system files know");

/** What exists once in an account: only one stack may have it. */
const singleton = z.enum([
  "alertmanager",
  "grafana.notification-policy",
  "aws.cost-anomaly-monitor",
  "aws.password-policy",
  "aws.inspector",
  "aws.security-hub",
]);

/** What each `hozen:*` key may hold. */
export const shapes = {
  runbooks: z.url({ protocol: /^https?$/, error: "an http or https URL" }),
  environment: environmentName,
  asOf: z.iso.date({ error: "a date of the form YYYY-MM-DD" }),
  systems: z.array(z.string()).min(1, "one system or more: a stack of none would delete everything it has"),
  owns: z.array(singleton),
  where,
  policies: z.record(z.string(), z.union([level, z.looseObject({ enforcementLevel: level.optional() })])),
};

/** Secrets that `hozen:*` holds, besides those that a place names with a setting ending in `Config`. */
export const tokens = ["pagerdutyToken", "grafanaAuth"];
