/** For other Pulumi programs: `import { synthKubernetes } from "hozen/components/kubernetes"`. */
export { type DeployArgs, deployResources } from "../deploy-part";
export { configurationText, type Site, synthKubernetes } from "./synth";
