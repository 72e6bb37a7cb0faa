import type { Form, FormKey } from "./form";

/** What an entry of `scaling:` can become. */
export const scalingForms: readonly Form[] = [
  {
    name: "groups of servers that grow: scope, threshold, duration and add",
    is: ({ has }) => has("add"),
    needs: ["scope"],
    reads: ["add", "threshold", "duration", "delay"],
    platforms: ["aws"],
  },
  {
    name: "what those that grow answer to as well: action: scale-out and scope",
    is: ({ word }) => word("action") === "scale-out",
    needs: ["scope"],
    reads: ["action"],
    platforms: ["aws"],
  },
  {
    name: "groups of servers that shrink at night: action: minimum and scope",
    is: ({ word }) => word("action") === "minimum",
    needs: ["scope"],
    reads: ["action", "hours-of-day", "minimum", "usual", "holidays"],
    platforms: ["aws"],
  },
  {
    name: "a Deployment in a cluster: platform: kubernetes",
    is: ({ has }) => has("platform"),
    reads: ["platform", "namespace", "deployment", "minimum", "maximum", "target", "method"],
    platforms: ["kubernetes"],
  },
  {
    name: "an App Service plan: setting, or threshold, minimum, maximum and duration",
    is: ({ kind }) => kind === "azure.appservice.plan",
    needs: [["setting", "threshold"]],
    reads: ({ has }) => (has("threshold") ? ["minimum", "maximum", "duration"] : []),
    platforms: ["azure"],
  },
  {
    name: "the disk of a server of Azure: size",
    is: ({ kind }) => kind === "azure.postgres.flexible",
    needs: ["size"],
    reads: [],
    platforms: ["azure"],
  },
  {
    name: "throughput of Azure Cosmos DB: maximum",
    is: ({ kind }) => kind === "azure.cosmos",
    needs: ["maximum"],
    reads: ["consistency"],
    platforms: ["azure"],
  },
];

/** What an entry of `budgets:` can become; docs/budgets.md. */
export const budgetForms: readonly Form[] = [
  {
    name: "unusual cost: method: anomaly-detection",
    is: ({ has }) => has("method"),
    reads: ({ system: { where } }): readonly FormKey[] => [
      "method",
      ...(where.aws ? (["threshold"] as const) : []),
      ...(where.azure ? (["start"] as const) : []),
    ],
    platforms: ["aws", "azure"],
  },
  {
    name: "a budget: amount, and alert, threshold or forecast",
    is: ({ has }) => !has("method"),
    needs: [["amount", "alert"]],
    reads: ({ system: { where } }): readonly FormKey[] => [
      ...(["amount", "alert", "threshold", "forecast", "period", "services", "frequency"] as const),
      ...(where.aws ? (["rate", "rateDate", "margin"] as const) : []),
      ...(where.azure ? (["start"] as const) : []),
    ],
    platforms: ["aws", "azure"],
  },
];
