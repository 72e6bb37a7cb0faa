import { amountOf, formula, wholeDays } from "../../../../core/evidence";
import { amountIn } from "../../../../core/model";
import { nothing } from "../../../kit/fragment";
import { awsResource, type Fragment } from "../common/resource";
import { securityLimits } from "./limits";
import { complain, factsOf, type Setting } from "./setting";
import { securityConcern, securityTokens } from "./tokens";

const kinds: readonly string[] = ["lowercase", "uppercase", "numbers", "symbols"];

/** Passwords of IAM users. People who sign in elsewhere have that place's rules. */
export function passwordPolicy(setting: Setting<"password-policy">): Fragment {
  const { spec } = setting;
  const length = spec.length;
  const age = spec.age;
  const characters = spec.characters?.value ?? [];
  const days = age && amountIn(age.value, "day");
  const letters = length && amountIn(length.value, "count");
  const { passwordLength, passwordAge } = securityLimits;
  const lengthFits = letters !== undefined && letters >= passwordLength.least && letters <= passwordLength.most;
  const ageFits =
    days === undefined || (Number.isInteger(days) && days >= passwordAge.least && days <= passwordAge.most);
  if (!lengthFits || !ageFits || characters.some((kind) => !kinds.includes(kind))) {
    const problem = complain(setting, "AWS-PASSWORD", {
      what: "IAM takes no such password policy",
      given: [length?.written, age?.written, ...characters].filter(Boolean).join(", "),
      allowed: `length ${passwordLength.least} to ${passwordLength.most}, age ${passwordAge.least} to ${passwordAge.most} days, characters of ${kinds.join(", ")}`,
      change: "correct length, age or characters",
    });
    return { ...nothing, problems: [problem] };
  }
  const inputs = {
    minimumPasswordLength: formula({ value: letters, facts: factsOf(setting, "length") }),
    ...(age && { maxPasswordAge: wholeDays(amountOf(age.value, factsOf(setting, "age"))) }),
    requireLowercaseCharacters: characters.includes("lowercase"),
    requireUppercaseCharacters: characters.includes("uppercase"),
    requireNumbers: characters.includes("numbers"),
    requireSymbols: characters.includes("symbols"),
    allowUsersToChangePassword: true,
  };
  const declaration = {
    key: `security-${spec.key}`,
    type: securityTokens.passwordPolicy,
    concern: securityConcern,
    inputs,
  };
  return { ...nothing, declarations: [awsResource(declaration, setting.facts)] };
}
