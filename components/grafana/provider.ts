import type { Provider } from "../provider";
import { access } from "./access";
import { tokenKeys } from "./credentials";
import { synthGrafana } from "./synth";
import { contracts } from "./synth/contracts";

/** Dashboards, and Grafana-managed alerting: the engine `grafana`. */
export const grafana: Provider = {
  name: "grafana",
  sdk: "grafana",
  engines: ["grafana"],
  contracts,
  nowhere: {
    url: "https://nowhere.example.com",
    prometheusDatasource: "nowhere",
    cloudwatchDatasource: "nowhere",
    azureMonitorDatasource: "nowhere",
    postgresDatasource: "nowhere",
  },
  credentials: tokenKeys,
  synth: synthGrafana,
  access,
};
