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
  const origin = spec.scope && { at: spec.scope.at, path: spec.scope.path };
  const { accepted, reference } = securityLimits.scanned;
  if (kinds.length === 0) {
    const problem = complain(setting, "AWS-SCAN", {
      what: "the resource types for Amazon Inspector to scan are missing",
      allowed: `${accepted.join(", ")} (${reference})`,
      change: "add scope",
    });
    return { ...nothing, problems: [problem] };
  }
  // Servers and images are scanned for missing patches and for dependencies.
  const also: Readonly<Record<string, string>> = { EC2: "patches", ECR: "dependencies" };
  const resourceTypes = kinds.map((kind) =>
    spelled(
      { value: kind, facts: factsOf(setting, "scope", also[kind] ?? "scope"), ...(origin && { origin }) },
      (word) => word,
    ),
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
