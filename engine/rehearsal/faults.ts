export type Operation = "create" | "update" | "delete";

/** What goes wrong with one call: refused, refused because of too many calls, or answered late. */
export type Fault = { readonly kind: "fail" | "throttle" } | { readonly kind: "slow"; readonly milliseconds: number };
