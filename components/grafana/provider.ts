import type { Provider } from "../provider";
import { tokenKeys } from "./credentials";
import { synthGrafana } from "./synth";
import { contracts } from "./synth/contracts";

/** Dashboards, and Grafana-managed alerting: the engine `grafana`. */
export const grafana: Provider = {
  name: "grafana",
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
  // The SDK is loaded only by who deploys to Grafana.
  deploy: (synthesis, context) => {
    const { deployGrafana } = require("./deploy") as typeof import("./deploy");
    deployGrafana(synthesis, context);
  },
};
