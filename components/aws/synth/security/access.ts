import { amountOf, asText, jsonText, wholeDays, writtenAt } from "../../../../core/evidence";
import { amountIn, type Value } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { nameOf, tagsOf } from "../common/context";
import { type AwsResource, awsResource, type Fragment } from "../common/resource";
import { securityLimits } from "./limits";
import { complain, factsOf, type Setting } from "./setting";
import { securityConcern, securityTokens } from "./tokens";

/** Access nobody used for a time, for the review to start from. */
export function unusedAccess(setting: Setting<"unused-access">): Fragment {
  const { spec, scope, facts } = setting;
  const { age } = spec;
  const { least, most, reference } = securityLimits.unusedAccess;
  if (!age) {
    const problem = complain(setting, "AWS-UNUSED-ACCESS", {
      what: "IAM Access Analyzer needs to know after how many days access counts as unused",
      allowed: `${least} to ${most} days (${reference})`,
      change: "add age",
    });
    return { ...nothing, problems: [problem] };
  }
  const inputs = {
    analyzerName: nameOf(scope, [spec.key], securityLimits.analyzerName.value),
    type: "ACCOUNT_UNUSED_ACCESS",
    configuration: { unusedAccess: { unusedAccessAge: writtenAt(amountIn(age.value, "day"), age) } },
    tags: tagsOf(scope, "security", spec.key),
  };
  return alone(awsResource({ ...own(setting), type: securityTokens.analyzer, inputs }, facts));
}

/** A managed rule of AWS Config, which must be recording in the account. */
export function configRule(setting: Setting<"config-rule">): Fragment {
  const { spec, scope, facts } = setting;
  const identifier = spec.rule?.value ?? "";
  if (!/^[A-Z][A-Z0-9_]+$/.test(identifier)) {
    const problem = complain(setting, "AWS-CONFIG-RULE", {
      what: "no managed rule of AWS Config",
      given: identifier,
      allowed: "its identifier, e.g. MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS",
      change: "correct rule",
    });
    return { ...nothing, problems: [problem] };
  }
  const age = spec.age;
  const inputs = {
    name: nameOf(scope, [spec.key], securityLimits.name.value),
    source: { owner: "AWS", sourceIdentifier: identifier },
    ...(age && {
      inputParameters: jsonText({
        maxCredentialUsageAge: asText(wholeDays(amountOf(age.value, factsOf(setting, "age")))),
      }),
    }),
    tags: tagsOf(scope, "security", spec.key),
  };
  return alone(awsResource({ ...own(setting), type: securityTokens.configRule, inputs }, facts));
}

/** What somebody who signed in without a second factor may still do: set one up. */
const withoutFactor = [
  "iam:CreateVirtualMFADevice",
  "iam:EnableMFADevice",
  "iam:GetUser",
  "iam:ListMFADevices",
  "iam:ListVirtualMFADevices",
  "iam:ResyncMFADevice",
  "iam:ChangePassword",
  "sts:GetSessionToken",
];

/** Without a second factor the members of a group may do nothing but set one up. */
export function requireFactor(setting: Setting<"second-factor">): Fragment {
  const { spec, scope, facts } = setting;
  const group = spec.group?.value;
  if (group === undefined) {
    const problem = complain(setting, "AWS-MFA-GROUP", {
      what: "the group whose access requires MFA is missing",
      allowed: "the name of an IAM group",
      change: "add group",
    });
    return { ...nothing, problems: [problem] };
  }
  const statement: Value = {
    Sid: "OnlyWithSecondFactor",
    Effect: "Deny",
    NotAction: withoutFactor,
    Resource: "*",
    Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
  };
  const inputs = {
    name: nameOf(scope, [spec.key], securityLimits.name.value),
    group,
    policy: { json: { Version: "2012-10-17", Statement: [statement] } },
  };
  return alone(awsResource({ ...own(setting), type: securityTokens.groupPolicy, inputs }, facts));
}

function own({ spec }: Setting) {
  return { key: `security-${spec.key}`, concern: securityConcern };
}

function alone(resource: AwsResource): Fragment {
  return { ...nothing, declarations: [resource] };
}
