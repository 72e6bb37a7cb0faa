import { configRulePolicy } from "../config-rule";

/** Removing a leaver the same day is a person's work; what was forgotten is found by itself. */
export const unusedCredentialsRemoved = configRulePolicy({
  name: "unused-credentials-removed",
  description: "credentials of people who left do not lie around",
  identifier: "IAM_USER_UNUSED_CREDENTIALS_CHECK",
  remediation: "add the managed Config rule with maxCredentialUsageAge of at most 90",
  fault: ({ maxCredentialUsageAge }) =>
    Number(maxCredentialUsageAge ?? 90) <= 90 ? undefined : `credentials may lie unused ${maxCredentialUsageAge} days`,
});
