/** What other programs import as `hozen`. Components of one platform are `hozen/<provider>`: docs/components.md. */
export { deploy } from "./components/deploy";
export type { SystemOutputs } from "./components/outputs";
export { type PlanSystemOptions, planSystem } from "./components/plan-system";
export type { SystemSource } from "./core/loader";
export { type Plan, ProblemsError } from "./core/model";
