/** Components for other Pulumi programs: `import { Escalations } from "hozen/components/pagerduty"`. */
export type { ConcernArgs } from "../concern";
export { Escalations } from "./escalations";
export { synthPagerDuty } from "./synth";
