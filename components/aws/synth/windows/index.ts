import { reportsFrom } from "../../../../core/model";
import { joined, type Part } from "../common/part";
import type { Scope } from "../common/scope";
import { mutesOf } from "./mutes";
import { reportOf } from "./reports";

/** Maintenance windows over the alarms declared before, and the reports of planned checks. */
export function windowPart(scope: Scope, told: Part): Part {
  const { plan } = scope;
  return joined(
    ...(plan.windows ?? []).map((window) => mutesOf(window, told, scope)),
    ...reportsFrom(plan, "aws").map((report) => reportOf(report, scope)),
  );
}
