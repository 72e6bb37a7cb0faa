/** What other programs import as `hozen`. Components of one platform are `hozen/<provider>`: docs/components.md. */
export { deploy } from "./components/deploy";
export type { SystemOutputs } from "./components/outputs";
export { type PlanSystemOptions, planSystem, type SystemSource } from "./components/plan-system";
export { type Plan, ProblemsError } from "./core/model";
