/** Evidence: where a documented value is in what is deployed, and by which arithmetic. */
export * from "./arithmetic";
export * from "./budget-evidence";
export * from "./intervals";
export * from "./job-evidence";
export { jsonText } from "./places";
export * from "./proof";
export * from "./settle";
export * from "./slo-evidence";
export * from "./traced";
export * from "./via";
