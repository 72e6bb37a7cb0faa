import { reportsFrom } from "../../../../core/model";
import { type Fragment, merge } from "../../../kit/fragment";
import type { Context } from "../common/context";
import { mutesOf } from "./mutes";
import { reportOf } from "./reports";

/** Maintenance windows as processing rules, and the reports of planned checks. */
export function windowPart(scene: Context): Fragment {
  const { windows = [] } = scene.plan;
  const reports = reportsFrom(scene.plan, "azure");
  return merge(...windows.map((window) => mutesOf(scene, window)), ...reports.map((report) => reportOf(scene, report)));
}
