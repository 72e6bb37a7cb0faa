/**
 * Azure for other Pulumi programs: `import { ActionGroup, Alert, appServicePlan } from "hozen/azure"`. docs/components.md
 * has examples. Arguments are read, planned and checked as the entries of a system file are.
 */
export type { ResourceSpec } from "../../core/model";
export type { Signal } from "../alert-arguments";
export { type DeployArgs, deployResources } from "../deploy-part";
export type { Levels } from "../own-targets";
export { ActionGroup, type ActionGroupArgs, type Target } from "./action-group";
export { Alert, type AlertArgs, Slo, type SloArgs } from "./alert";
export { CostBudget, type CostBudgetArgs } from "./cost-budget";
export { LogWorkspace, type LogWorkspaceArgs } from "./log-workspace";
export { appService, appServicePlan, postgres } from "./signals";
