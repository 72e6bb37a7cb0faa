import { textOf } from "../../../../core/model";
import { joined, nothing, type Part } from "../common/part";
import type { Scope } from "../common/scope";
import { configRule, requireFactor, unusedAccess } from "./access";
import { passwordPolicy } from "./password";
import { patching } from "./patching";
import { scanning, securityHub } from "./scanning";
import { type Setting, settingOf } from "./setting";
import { unusualAccess } from "./unusual";

interface Method {
  readonly make: (setting: Setting) => Part;
  /** Of an account there is one: only the stack that owns it makes it. */
  readonly singleton?: string;
}

/** What `method:` of an entry of `security:` may ask of an AWS account. */
const methods: Readonly<Record<string, Method>> = {
  "password-policy": { make: passwordPolicy, singleton: "aws.password-policy" },
  "vulnerability-scan": { make: scanning, singleton: "aws.inspector" },
  "security-hub": { make: securityHub, singleton: "aws.security-hub" },
  "patch-baseline": { make: patching },
  "unused-access": { make: unusedAccess },
  "config-rule": { make: configRule },
  "second-factor": { make: requireFactor },
  "same-hour-baseline": { make: unusualAccess },
};

/** Security settings of the account. */
export function securityOf(scope: Scope): Part {
  const entries = scope.plan.intents.filter(({ spec }) => spec.section === "security");
  return joined(
    ...entries.map((entry) => {
      const method = methods[textOf(entry.spec, "method")?.value ?? ""];
      const ours = method && (method.singleton === undefined || scope.owns.includes(method.singleton));
      return ours ? method.make(settingOf(entry, scope)) : nothing;
    }),
  );
}
