/** What other programs import as `hozen`. Components of one platform are `hozen/components/<provider>`. */
export { deploy, type SystemOutputs } from "./components/deploy";
export { ProblemsError } from "./core/model";
