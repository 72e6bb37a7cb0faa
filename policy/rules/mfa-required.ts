import { configRulePolicy } from "../config-rule";

/** A stolen password alone opens nothing. */
export const mfaRequired = configRulePolicy({
  name: "mfa-required",
  description: "console access needs a second factor",
  identifier: "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS",
  remediation: "add the managed Config rule, and deny what comes without aws:MultiFactorAuthPresent",
});
