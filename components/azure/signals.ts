import { type Signal, signalsOn, type With } from "../alert-arguments";

const latency = { average: "http.latency.avg", max: "http.latency.max" } as const;

const plan = signalsOn<With<"id">>("azure.appservice.plan", ({ id }) => ({ id }));
/** Plans of App Service: `azure.web.AppServicePlan`. */
export const appServicePlan = {
  /** Share of its processors in use. */
  cpu: plan("cpu.utilization"),
  memory: plan("memory.utilization"),
};

function siteSignal(concept: string, { id }: With<"id">, workspace?: With<"id">): Signal {
  return { kind: "azure.appservice.site", concept, properties: { id, ...(workspace && { workspace: workspace.id }) } };
}

/** Sites of App Service: `azure.web.WebApp`. */
export const appService = {
  /** Time until requests are answered, in seconds. */
  responseTime: (site: With<"id">, statistic: keyof typeof latency = "average") => siteSignal(latency[statistic], site),
  /** Answers with 5xx. */
  errors: (site: With<"id">) => siteSignal("http.errors.count", site),
  /** For an objective with the workspace that the site's request logs go to. */
  requests: (site: With<"id">, workspace?: With<"id">) => siteSignal("http.requests.count", site, workspace),
};

const server = signalsOn<With<"id">>("azure.postgres.flexible", ({ id }) => ({ id }));
/** Flexible servers of PostgreSQL: `azure.dbforpostgresql.Server`. */
export const postgres = {
  cpu: server("cpu.utilization"),
  memory: server("memory.utilization"),
  /** Share of its storage in use. */
  storage: server("db.storage.utilization"),
  connections: server("db.connections.count"),
};
