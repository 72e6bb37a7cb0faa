/** Contracts held against inputs: what a platform refuses, what it calls a resource, what its outputs will be. */
export * from "./foreseen";
export * from "./refusals";
export * from "./refused-inputs";
export * from "./values";
