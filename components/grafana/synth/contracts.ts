import type { ResourceContracts } from "../../../core/model";
import { typedLimits } from "../../kit/typed-limits";
import { limits, types } from "./common/limits";
import type { GrafanaArguments } from "./common/typed-inputs";
import { dashboardContracts } from "./dashboards/contracts";

const { folder } = types;
const contactPoint = "grafana:alerting/contactPoint:ContactPoint";
const muteTiming = "grafana:alerting/muteTiming:MuteTiming";

/** What Grafana asks of each resource this dialect declares, but for the limits. */
const declared: ResourceContracts = {
  ...dashboardContracts(folder),
  [folder]: {
    required: ["title"],
    identity: "{input.uid}",
    id: "{input.uid}",
  },
  [contactPoint]: { required: ["name"], identity: "{input.name}", id: "{input.name}" },
  [muteTiming]: { required: ["name", "intervals"], identity: "{input.name}", id: "{input.name}" },
  [types.ruleGroup]: {
    required: ["folderUid", "intervalSeconds", "name", "rules"],
    identity: "{input.folderUid}:{input.name}",
    id: "{input.folderUid}:{input.name}",
    references: [
      { at: "folderUid", types: [folder], output: "uid" },
      { at: "rules[*].notificationSettings.contactPoint", types: [contactPoint], output: "name" },
      { at: "rules[*].notificationSettings.muteTimings[*]", types: [muteTiming], output: "name" },
    ],
  },
  "grafana:alerting/notificationPolicy:NotificationPolicy": {
    required: ["contactPoint", "groupBies"],
    identity: "policy",
    id: "policy",
    references: [{ at: "contactPoint", types: [contactPoint], output: "name" }],
  },
};

/** What Grafana asks of each resource this dialect declares. */
export const contracts: ResourceContracts = typedLimits<GrafanaArguments>()(declared, limits);
