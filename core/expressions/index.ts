/** Expressions: PromQL, CloudWatch metric math, panel arithmetic and Go templates. */
export * from "./alert-templates";
export * from "./metric-math";
export * from "./panel-math";
export * from "./panel-steps";
export * from "./promql";
export * from "./promql-schedule";
