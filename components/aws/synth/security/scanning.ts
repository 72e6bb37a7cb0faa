import { listOf, type ResourceSpec, type Value } from "../../../../core/model";
import { pointOf, tokenVia, withEvidence } from "../common/evidence";
import { nothing, type Part } from "../common/part";
import { securityLimits } from "./limits";
import { complain, factsOf, type Setting } from "./setting";
import { securityConcern, securityTokens } from "./tokens";

/** Amazon Inspector scans what it is enabled for as soon as there is something new to know, and all the time. */
export function scanning(setting: Setting): Part {
  const { spec, scope } = setting;
  const kinds = listOf(spec, "scope");
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
  const inputs: Record<string, Value> = { accountIds: [scope.account], resourceTypes: kinds };
  const points = [
    ...factsOf(setting, "scope").flatMap((fact) =>
      kinds.map((kind, at) => pointOf(fact, `resourceTypes[${at}]`, tokenVia(fact, kind))),
    ),
    ...factsOf(setting, "dependencies", "patches").map((fact) => {
      const kind = fact.subject === "patches" ? "EC2" : "ECR";
      return pointOf(fact, `resourceTypes[${kinds.indexOf(kind)}]`, tokenVia(fact, kind));
    }),
  ];
  const declaration = { key: `security-${spec.key}`, type: securityTokens.inspector, concern: securityConcern, inputs };
  return {
    ...nothing,
    declarations: [withEvidence(declaration, factsOf(setting, "scope", "dependencies", "patches"), points)],
  };
}

/** AWS Security Hub judges the settings of the account by its own standards. */
export function securityHub(setting: Setting): Part {
  const inputs: Record<string, Value> = { enableDefaultStandards: true, autoEnableControls: true };
  const facts = factsOf(setting, "standards");
  const points = facts.map((fact) => pointOf(fact, "enableDefaultStandards", tokenVia(fact, "true")));
  const declaration: Omit<ResourceSpec, "clauses" | "evidence"> = {
    key: `security-${setting.spec.key}`,
    type: securityTokens.securityHub,
    concern: securityConcern,
    inputs,
  };
  return { ...nothing, declarations: [withEvidence(declaration, facts, points)] };
}
