/** For other Pulumi programs: `import { synthGrafana } from "hozen/components/grafana"`. */
export { type DeployArgs, deployResources } from "../deploy-part";
export { type Site, synthGrafana } from "./synth";
