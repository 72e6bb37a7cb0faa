import { amountOf, formula, wholeDays } from "../../../../core/evidence";
import { nothing } from "../../../kit/fragment";
import { awsResource, type Fragment } from "../common/resource";
import { securityLimits } from "./limits";
import { complain, factsOf, type Setting } from "./setting";
import { securityConcern, securityTokens } from "./tokens";

const kinds: readonly string[] = ["lowercase", "uppercase", "numbers", "symbols"];

/** Passwords of IAM users. People who sign in elsewhere have that place's rules. */
export function passwordPolicy(setting: Setting<"password-policy">): Fragment {
  const { spec } = setting;
  const { length, age } = spec;
  const { least, most } = securityLimits.passwordLength;
  const characters = spec.characters?.value ?? [];
  if (!length || characters.some((kind) => !kinds.includes(kind))) {
    const problem = complain(setting, "AWS-PASSWORD", {
      what: length ? "IAM asks for no such characters" : "a password policy needs a length",
      ...(length && { given: characters.join(", ") }),
      allowed: length ? kinds.join(", ") : `${least} to ${most} characters`,
      change: length ? "correct characters" : "add length",
    });
    return { ...nothing, problems: [problem] };
  }
  const inputs = {
    minimumPasswordLength: formula(amountOf(length, factsOf(setting, "length"))),
    ...(age && { maxPasswordAge: wholeDays(amountOf(age, factsOf(setting, "age"))) }),
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
