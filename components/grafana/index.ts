/** Components for other Pulumi programs: `import { Alerts } from "hozen/components/grafana"`. */
export type { ConcernArgs } from "../concern";
export { Alerts, Dashboards, Notification } from "./concerns";
export { type Site, synthGrafana } from "./synth";
