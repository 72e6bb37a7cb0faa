import type { Plan, Problem, ResourceSpec } from "../../../../core/model";
import { objectName } from "../common/names";
import { cronJobType } from "./types";

/** Alerts on a CronJob by name: one that bears this system's name must be among those the system makes. */
export function watchedProblems(plan: Plan, declarations: readonly ResourceSpec[]): Problem[] {
  const made = declarations
    .filter(({ type }) => type === cronJobType)
    .map(({ inputs }) => String((inputs.metadata as { name?: unknown }).name));
  const own = `${objectName(plan.system)}-`;
  return plan.system.resources
    .filter(({ kind, present }) => kind === "prometheus.kubernetes" && present)
    .flatMap(({ at, path, properties: { cronjob } }) => {
      if (cronjob === undefined || !cronjob.startsWith(own) || made.includes(cronjob)) return [];
      return [
        {
          code: "KUBERNETES-CRONJOB",
          at,
          path: `${path}.cronjob`,
          what: "this system makes no CronJob of that name, and an alert on it would never be right",
          given: cronjob,
          allowed: made.join(", "),
          change: "correct the name",
        },
      ];
    });
}
