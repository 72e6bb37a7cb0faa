import { join } from "node:path";
import type { Provider } from "../../../components/provider";
import { gcpMetric } from "./language";
import { bucketKind, synth, tokens } from "./synth";

declare module "../../../core/model/system" {
  interface ProviderNames {
    readonly gcp: true;
  }
  interface EngineNames {
    readonly "cloud-monitoring": true;
  }
}

/** Google Cloud, as far as a test needs it: alert policies, log buckets, budgets. Its SDK is a folder of this test. */
export const gcp: Provider = {
  name: "gcp",
  languages: [gcpMetric],
  engines: ["cloud-monitoring"],
  storeKinds: [bucketKind],
  eventSources: [],
  sections: ["budgets"],
  sdk: { package: "gcp", npm: join(__dirname, "sdk") },
  settings: ["project", "location", "billingAccount"],
  nowhere: { project: "nowhere", location: "global", billingAccount: "000000-000000-000000" },
  access: ({ place }) => ({ name: `gcp-${place.alias}`, inputs: { project: place.settings.project ?? "" } }),
  synth,
  contracts: {
    [tokens.alert]: {
      required: ["displayName", "combiner", "conditions"],
      id: "projects/p/alertPolicies/{hash}",
      outputs: { name: "{id}" },
      references: [{ at: "notificationChannels[*]", types: [tokens.channel], output: "id" }],
    },
    [tokens.channel]: { required: ["type"], id: "projects/p/notificationChannels/{hash}" },
    [tokens.bucket]: {
      required: ["project", "location", "bucketId"],
      identity: "{input.project}/{input.location}/{input.bucketId}",
      id: "projects/{input.project}/locations/{input.location}/buckets/{input.bucketId}",
      limits: [{ at: "retentionDays", least: 1, most: 3650 }],
    },
    [tokens.budget]: {
      required: ["billingAccount", "amount"],
      fixed: ["billingAccount"],
      id: "billingAccounts/b/budgets/{hash}",
    },
  },
  resourceTypes: {
    [tokens.alert]: {
      console: () => ({
        from: "id",
        link: (id) => `https://console.cloud.google.com/monitoring/alerting/policies/${id.split("/").at(-1)}`,
      }),
      switches: { enabled: true },
    },
    [tokens.bucket]: {
      console: (name, { settings: { project } }) => ({
        text: `https://console.cloud.google.com/logs/storage/buckets/${name}?project=${project}`,
      }),
    },
    [tokens.channel]: { target: "notification-channel" },
  },
  nameInputs: ["bucketId", "displayName"],
  restoreCommands: {
    "gcp.sql.postgres": ({ properties: { instance } }, { project }) =>
      instance &&
      `gcloud sql instances clone ${instance} ${instance}-restored --project ${project} --point-in-time <YYYY-MM-DDThh:mm:ssZ>`,
  },
};
