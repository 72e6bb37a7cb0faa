import type { Problem, ProblemCode } from "../../../../core/model";
import type { SynthContext } from "../../../kit/context";

/** A data source a rule or dashboard asks, by the setting of the place that holds its uid. */
export interface NeededSource {
  readonly setting: string;
  readonly label: string;
}

/** Settings without which nothing can be made, each missing one with the line to paste. */
export function settingProblems({ place }: SynthContext, sources: readonly NeededSource[]): Problem[] {
  const needed: { name: string; what: string; example: string; code: ProblemCode }[] = [
    { name: "url", what: "no Grafana is named", example: "https://grafana.example.com", code: "GRAFANA-URL" },
    ...sources.map(({ setting, label }) => ({
      name: setting,
      what: `rules and dashboards need the uid of the ${label} data source they query`,
      example: "<uid of the data source>",
      code: "GRAFANA-DATASOURCE" as const,
    })),
  ];
  return needed
    .filter(({ name }) => !place.settings[name])
    .map(({ name, what, example, code }) => {
      const path = `hozen:where.grafana.${place.alias}.${name}`;
      return { code, path, what, change: `pulumi config set --path '${path}' ${example}` };
    });
}
