import type { ResourceContracts } from "../../../core/model";
import { limits } from "./common/limits";
import { dashboardContracts } from "./dashboards/contracts";

const folder = "grafana:oss/folder:Folder";
const contactPoint = "grafana:alerting/contactPoint:ContactPoint";
const muteTiming = "grafana:alerting/muteTiming:MuteTiming";

/** What Grafana asks of each resource this dialect declares: the references are those of `limits`. */
export const contracts: ResourceContracts = {
  ...dashboardContracts(folder),
  [folder]: {
    required: ["title"],
    identity: "{input.uid}",
    id: "{input.uid}",
    limits: [{ at: "uid", longest: limits.uid }],
  },
  [contactPoint]: { required: ["name"], identity: "{input.name}", id: "{input.name}" },
  [muteTiming]: { required: ["name", "intervals"], identity: "{input.name}", id: "{input.name}" },
  "grafana:alerting/ruleGroup:RuleGroup": {
    required: ["folderUid", "intervalSeconds", "name", "rules"],
    identity: "{input.folderUid}:{input.name}",
    id: "{input.folderUid}:{input.name}",
    limits: [
      { at: "name", longest: limits.name },
      { at: "rules[*].name", longest: limits.name },
      { at: "rules", entries: limits.rulesPerGroup },
      { at: "intervalSeconds", multipleOf: limits.interval },
    ],
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
