import type { Planned, SecurityMethod, SecuritySpec } from "../../../../core/model";
import { merge, nothing } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/resource";
import { configRule, requireFactor, unusedAccess } from "./access";
import { passwordPolicy } from "./password";
import { patching } from "./patching";
import { scanning, securityHub } from "./scanning";
import { type Setting, settingOf } from "./setting";
import { unusualAccess } from "./unusual";

interface Maker<Method extends SecurityMethod> {
  readonly make: (setting: Setting<Method>) => Fragment;
  /** Of an account there is one: only the stack that owns it makes it. */
  readonly singleton?: string;
}

type AwsMethod = Exclude<SecurityMethod, "role-assignments">;

/** What `method:` of an entry of `security:` may ask of an AWS account. */
const makers: { readonly [Method in AwsMethod]: Maker<Method> } = {
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
export function securityOf(scope: Context): Fragment {
  return merge(
    ...scope.plan.entries.security.map((entry) => {
      const method = entry.spec.method?.value;
      return method !== undefined && isOurs(method) ? madeBy(method, entry, scope) : nothing;
    }),
  );
}

function isOurs(method: string): method is AwsMethod {
  return Object.hasOwn(makers, method);
}

function madeBy<Method extends AwsMethod>(method: Method, entry: Planned<SecuritySpec>, scope: Context): Fragment {
  const { make, singleton } = makers[method];
  return singleton === undefined || scope.owns.includes(singleton) ? make(settingOf(entry, scope)) : nothing;
}
