import { spelled } from "../../../../core/evidence";
import { nothing } from "../../../kit/fragment";
import { awsResource, type Fragment } from "../common/resource";
import { securityLimits } from "./limits";
import { complain, factsOf, type Setting } from "./setting";
import { securityConcern, securityTokens } from "./tokens";

/** Amazon Inspector scans what it is enabled for as soon as there is something new to know, and all the time. */
export function scanning(setting: Setting<"vulnerability-scan">): Fragment {
  const { spec, scope } = setting;
  const kinds = spec.scope?.value ?? [];
  const { values, reference } = securityLimits.scanned;
  if (kinds.length === 0 || kinds.some((kind) => !(values as readonly string[]).includes(kind))) {
    const problem = complain(setting, "AWS-SCAN", {
      what: "Amazon Inspector scans no such thing",
      given: kinds.join(", "),
      allowed: `${values.join(", ")} (${reference})`,
      change: "correct scope",
    });
    return { ...nothing, problems: [problem] };
  }
  // Servers and images are scanned for missing patches and for dependencies.
  const also: Readonly<Record<string, string>> = { EC2: "patches", ECR: "dependencies" };
  const resourceTypes = kinds.map((kind) =>
    spelled({ value: kind, facts: factsOf(setting, "scope", also[kind] ?? "scope") }, (word) => word),
  );
  const inputs = { accountIds: [scope.account], resourceTypes };
  const declaration = { key: `security-${spec.key}`, type: securityTokens.inspector, concern: securityConcern, inputs };
  return {
    ...nothing,
    declarations: [awsResource(declaration, factsOf(setting, "scope", "dependencies", "patches"))],
  };
}

/** AWS Security Hub judges the settings of the account by its own standards. */
export function securityHub(setting: Setting<"security-hub">): Fragment {
  const facts = factsOf(setting, "standards");
  const enableDefaultStandards = spelled({ value: true, facts }, (enabled) => enabled);
  const inputs = { enableDefaultStandards, autoEnableControls: true };
  const declaration = {
    key: `security-${setting.spec.key}`,
    type: securityTokens.securityHub,
    concern: securityConcern,
    inputs,
  };
  return { ...nothing, declarations: [awsResource(declaration, facts)] };
}
