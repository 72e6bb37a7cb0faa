/** Evidence: where a documented value stands in what is deployed, and by which arithmetic. */
export * from "./arithmetic";
export * from "./job-evidence";
export * from "./proof";
export * from "./slo-evidence";
export * from "./via";
