import { merge } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/typed-inputs";
import { accessPart } from "./access";

/** Security settings of the resource group: who may do what. */
export function security(scene: Context): Fragment {
  const entries = scene.plan.entries.security.filter(({ spec }) => spec.method?.value === "role-assignments");
  return merge(...entries.map((entry) => accessPart(scene, entry)));
}
