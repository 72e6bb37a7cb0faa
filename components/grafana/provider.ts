import { builtIn } from "../../core/platforms";
import type { Provider } from "../provider";
import { access } from "./access";
import { tokenKeys } from "./credentials";
import { resourceTypes } from "./resource-types";
import { synth } from "./synth";
import { contracts } from "./synth/contracts";

/** Dashboards, and Grafana-managed alerting: the engine `grafana`. */
export const grafana: Provider = {
  ...builtIn.grafana,
  sdk: { package: "grafana", npm: "@pulumiverse/grafana" },
  settings: [
    "url",
    "organization",
    "authConfig",
    "prometheusDatasource",
    "cloudwatchDatasource",
    "azureMonitorDatasource",
    "postgresDatasource",
  ],
  singletons: ["grafana.notification-policy"],
  nowhere: {
    url: "https://nowhere.example.com",
    prometheusDatasource: "nowhere",
    cloudwatchDatasource: "nowhere",
    azureMonitorDatasource: "nowhere",
    postgresDatasource: "nowhere",
  },
  token: "grafanaAuth",
  credentials: tokenKeys,
  synth,
  access,
  contracts,
  resourceTypes,
  nameInputs: ["name"],
};
