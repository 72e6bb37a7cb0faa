/** What other programs import as `hozen`. Components of one platform are `hozen/components/<provider>`. */
export { deploy } from "./components/deploy";
export type { SystemOutputs } from "./components/outputs";
export { ProblemsError } from "./core/model";
