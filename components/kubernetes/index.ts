/** Components for other Pulumi programs: `import { Alerts } from "hozen/components/kubernetes"`. */
export type { ConcernArgs } from "../concern";
export { Alerts, Collectors, Notification, Probes } from "./concerns";
export { configurationText, type Site, synthKubernetes } from "./synth";
