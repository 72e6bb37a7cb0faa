/** For other Pulumi programs: `import { synth } from "hozen/components/pagerduty"`. */
export { type DeployArgs, deployResources } from "../deploy-part";
export { synth } from "./synth";
