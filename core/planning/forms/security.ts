import { type SecurityMethod, securityMethods } from "../../model";
import type { Form } from "./form";
import { calendar, told } from "./work";

const methods = Object.keys(securityMethods) as readonly SecurityMethod[];

function methodForm(method: SecurityMethod): Form {
  return {
    name: `method: ${method}`,
    is: ({ word }) => word("method") === method,
    reads: ["method", ...securityMethods[method]],
    platforms: [method === "role-assignments" ? "azure" : "aws"],
  };
}

/** What an entry of `security:` can become; docs/security.md. */
export const securityForms: readonly Form[] = [
  told,
  calendar,
  ...methods.map(methodForm),
  {
    name: "the one reader of a secret in a Key Vault: on, secret and reader",
    is: ({ kind }) => kind === "azure.keyvault",
    needs: ["secret", "reader"],
    reads: [],
    platforms: ["azure"],
  },
];
