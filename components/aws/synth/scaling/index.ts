import type { ScalingSpec } from "../../../../core/model";
import { merge } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/resource";
import { nightPart } from "./night";
import { stepPart } from "./steps";

/** Scaling of groups the stack does not make: out while they are busy, in at night. */
export function scalingOf(scope: Context): Fragment {
  const entries = scope.plan.entries.scaling.filter(({ spec }) => spec.scope);
  const action = (name: NonNullable<ScalingSpec["action"]>["value"]) =>
    entries.filter(({ spec }) => spec.action?.value === name);
  const steps = entries.filter(({ spec }) => spec.add);
  return merge(
    ...steps.map((step) => stepPart(step, action("scale-out"), scope)),
    ...action("minimum").map((night) => nightPart(night, scope)),
  );
}
