import type { Value } from "../../core/model";
import type { LinkOf, ResourceTypes, Switches } from "../kit/resource-types";

const running: Switches = { "spec.suspend": false };
const reconciled: Switches = { "spec.paused": false };

const prometheusPage: LinkOf = (name, { settings: { prometheusUrl } }) =>
  prometheusUrl === undefined
    ? undefined
    : { text: `${prometheusUrl.replace(/\/$/, "")}/alerts?search=${encodeURIComponent(name)}` };

/** Where the outputs show an object, its page, and what somebody could switch off. */
export const resourceTypes: ResourceTypes = {
  "kubernetes:autoscaling/v2:HorizontalPodAutoscaler": {
    switches: { "spec.behavior.scaleUp.selectPolicy": "Max", "spec.behavior.scaleDown.selectPolicy": "Max" },
  },
  "kubernetes:batch/v1:CronJob": {
    // A job that only people start is suspended.
    section: ({ spec }) =>
      (spec as Readonly<Record<string, Value>> | undefined)?.suspend === true ? undefined : "schedules",
    switches: running,
  },
  "kubernetes:monitoring.coreos.com/v1:Alertmanager": { switches: reconciled },
  "kubernetes:monitoring.coreos.com/v1:Prometheus": { switches: reconciled },
  "kubernetes:monitoring.coreos.com/v1:PrometheusRule": { console: prometheusPage },
  "kubernetes:postgresql.cnpg.io/v1:ScheduledBackup": { switches: running },
};
