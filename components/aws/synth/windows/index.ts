import { reportsFrom } from "../../../../core/model";
import { merge } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/resource";
import { mutesOf } from "./mutes";
import { reportOf } from "./reports";

/** Maintenance windows over the alarms declared before, and the reports of planned checks. */
export function windowPart(scope: Context, told: Fragment): Fragment {
  const { plan } = scope;
  return merge(
    ...(plan.windows ?? []).map((window) => mutesOf(window, told, scope)),
    ...reportsFrom(plan, "aws").map((report) => reportOf(report, scope)),
  );
}
