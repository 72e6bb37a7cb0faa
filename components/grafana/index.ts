/**
 * Grafana for other Pulumi programs: `import { ContactPoint, Dashboard } from "hozen/grafana"`. docs/components.md has
 * examples. Signals are those of `hozen/kubernetes`, `hozen/aws` and `hozen/azure`.
 */
export type { Signal } from "../alert-arguments";
export { type DeployArgs, deployResources } from "../deploy-part";
export type { Levels } from "../own-targets";
export { AlertRule, type AlertRuleArgs, ContactPoint, Slo, type SloArgs, type Target } from "./alerts";
export { Dashboard, type DashboardArgs, type DataSources } from "./dashboard";
export { synth } from "./synth";
