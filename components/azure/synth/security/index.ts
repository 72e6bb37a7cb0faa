import { joinParts, type Part, type Scene } from "../common/scene";
import { accessPart } from "./access";

/** Security settings of the resource group: who may do what. */
export function security(scene: Scene): Part {
  const entries = scene.plan.entries.security.filter(({ spec }) => spec.method?.value === "role-assignments");
  return joinParts(entries.map((entry) => accessPart(scene, entry)));
}
