/** For other Pulumi programs: `import { synthPagerDuty } from "hozen/components/pagerduty"`. */
export { type DeployArgs, deployResources } from "../deploy-part";
export { synthPagerDuty } from "./synth";
