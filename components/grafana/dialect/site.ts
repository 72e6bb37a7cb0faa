import type { Problem } from "../../../core/model";

/** Where the rules go and what the stack owns; the part of the render context this dialect reads. */
export interface Site {
  readonly place: { readonly alias: string; readonly settings: Readonly<Record<string, string>> };
  /** Singletons this stack owns: `grafana.notification-policy`. */
  readonly owns: readonly string[];
}

/** Settings without which no rule can be made, each missing one with the line to paste. */
export function siteProblems({ place }: Site): Problem[] {
  const needed = [
    { name: "url", what: "no Grafana is named", example: "https://grafana.example.com", code: "GRAFANA-URL" },
    {
      name: "prometheusDatasource",
      what: "rules need the uid of the Prometheus data source they query",
      example: "<uid of the data source>",
      code: "GRAFANA-DATASOURCE",
    },
  ];
  return needed
    .filter(({ name }) => !place.settings[name])
    .map(({ name, what, example, code }) => {
      const path = `hozen:where.grafana.${place.alias}.${name}`;
      return { code, path, what, change: `pulumi config set --path '${path}' ${example}` };
    });
}
