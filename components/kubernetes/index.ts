/**
 * Kubernetes with the Prometheus operator for other Pulumi programs: `import { AlertRule, http } from "hozen/kubernetes"`.
 * docs/components.md has examples.
 */
export type { Signal } from "../alert-arguments";
export { type DeployArgs, deployResources } from "../deploy-part";
export type { Levels } from "../own-targets";
export { AlertRule, type AlertRuleArgs, type RulePlaceArgs, Slo, type SloArgs } from "./alerts";
export { http, nodes, workload } from "./signals";
export { configurationText, synth } from "./synth";
