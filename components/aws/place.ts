import type * as pulumi from "@pulumi/pulumi";
import { type Plan, ProblemsError } from "../../core/model";
import type { Given } from "../given";
import { type Context, contextOf } from "./synth/common/context";

type Ask = typeof import("@pulumi/aws/getCallerIdentity") & typeof import("@pulumi/aws/getRegion");

/** Only what asks the account loads the functions; `@pulumi/aws` as a whole takes seconds. */
function ask(): Ask {
  return { ...require("@pulumi/aws/getCallerIdentity"), ...require("@pulumi/aws/getRegion") };
}

/** The plan in the account and region of the component's provider, which is asked only where a resource names them. */
export function scopeIn(plan: Plan, given: Given, parent: pulumi.Resource): Context {
  const { scope, problems } = contextOf(plan, {
    place: {
      alias: "program",
      settings: {
        account: given.later(() => ask().getCallerIdentityOutput({}, { parent }).accountId),
        region: given.later(() => ask().getRegionOutput({}, { parent }).region),
      },
    },
  });
  if (!scope) throw new ProblemsError(problems);
  return scope;
}
