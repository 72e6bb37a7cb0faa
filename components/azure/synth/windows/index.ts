import { reportsFrom } from "../../../../core/model";
import { merge } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/typed-inputs";
import { mutesOf } from "./mutes";
import { reportOf } from "./reports";

/** Maintenance windows as processing rules, and the reports of planned checks. */
export function windowPart(scene: Context): Fragment {
  const { windows = [] } = scene.plan;
  const reports = reportsFrom(scene.plan, "azure");
  return merge(...windows.map((window) => mutesOf(scene, window)), ...reports.map((report) => reportOf(scene, report)));
}
