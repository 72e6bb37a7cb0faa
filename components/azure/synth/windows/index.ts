import { reportsFrom } from "../../../../core/model";
import { joinParts, type Part, type Scene } from "../common/scene";
import { mutesOf } from "./mutes";
import { reportOf } from "./reports";

/** Maintenance windows as processing rules, and the reports of planned checks. */
export function windowPart(scene: Scene): Part {
  const { windows = [] } = scene.plan;
  const reports = reportsFrom(scene.plan, "azure");
  return joinParts([
    ...windows.map((window) => mutesOf(scene, window)),
    ...reports.map((report) => reportOf(scene, report)),
  ]);
}
