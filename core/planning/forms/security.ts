import type { ProviderName } from "../../model";
import type { Form } from "./form";
import { calendar, told } from "./work";

const method = (name: string, reads: readonly string[], platform: ProviderName = "aws"): Form => ({
  name: `method: ${name}`,
  is: ({ word }) => word("method") === name,
  reads: ["method", ...reads],
  platforms: [platform],
});

const roles = ["owner", "contributor", "reader"];

/** What an entry of `security:` can become; docs/security.md. */
export const securityForms: readonly Form[] = [
  told,
  calendar,
  method("password-policy", ["length", "age", "characters"]),
  method("vulnerability-scan", ["scope", "dependencies", "patches"]),
  method("security-hub", ["standards"]),
  method("patch-baseline", ["schedule", "limit", "operating-system", "scope"]),
  method("unused-access", ["age"]),
  method("config-rule", ["rule", "age"]),
  method("second-factor", ["group"]),
  method("same-hour-baseline", ["store", "by", "period", "minimum", "share"]),
  method("role-assignments", [...roles, ...roles.map((role) => `${role}Group`), "readers-may"], "azure"),
  {
    name: "the one reader of a secret in a Key Vault: on, secret and reader",
    is: ({ kind }) => kind === "azure.keyvault",
    needs: ["secret", "reader"],
    reads: [],
    platforms: ["azure"],
  },
];
