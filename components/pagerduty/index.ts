/** Components for other Pulumi programs: `import { Escalations } from "hozen/components/pagerduty"`. */
export type { ConcernArgs } from "../concern";
export { renderPagerDuty } from "./dialect";
export { Escalations } from "./escalations";
