import type { Reference } from "../../../../core/model";
import type { Target } from "./target";

export function accountKey({ resource }: Target): string {
  return `account-${resource.key}`;
}

/** The account's name, known once it is there. */
export function accountName(target: Target): Reference {
  return { ref: accountKey(target), output: "name" };
}
