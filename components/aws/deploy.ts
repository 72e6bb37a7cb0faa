import type { Synthesis } from "../../core/model";
import { deployConcerns } from "../deploy-concerns";
import type { DeployContext } from "../provider";
import { providerFor } from "./access";
import { concerns } from "./synth/common/tokens";
import { dashboardConcern } from "./synth/dashboards/tokens";
import { databaseConcern } from "./synth/database/tokens";
import { jobConcern } from "./synth/jobs/tokens";
import { securityConcern } from "./synth/security/tokens";
import { windowConcern } from "./synth/windows/tokens";

/** Makes the rendered resources in the account and region of the place. */
export function deploy(synthesis: Synthesis, context: DeployContext): void {
  deployConcerns(
    {
      name: "aws",
      provider: ({ place, parent }) => providerFor(place, parent),
      concerns: [
        [concerns.schedules, () => (require("./schedules") as typeof import("./schedules")).Schedules],
        [concerns.probes, () => (require("./probes") as typeof import("./probes")).Probes],
        [concerns.logs, () => (require("./logs") as typeof import("./logs")).Logs],
        [databaseConcern, () => (require("./databases") as typeof import("./databases")).Databases],
        [concerns.backup, () => (require("./backup") as typeof import("./backup")).Backup],
        [concerns.notification, () => (require("./notification") as typeof import("./notification")).Notification],
        [concerns.events, () => (require("./events") as typeof import("./events")).Events],
        [jobConcern, () => (require("./jobs") as typeof import("./jobs")).Jobs],
        [concerns.alerts, () => (require("./alerts") as typeof import("./alerts")).Alerts],
        [concerns.scaling, () => (require("./scaling") as typeof import("./scaling")).Scaling],
        [windowConcern, () => (require("./windows") as typeof import("./windows")).Windows],
        [concerns.deployments, () => (require("./deployments") as typeof import("./deployments")).Deployments],
        [dashboardConcern, () => (require("./dashboards") as typeof import("./dashboards")).Dashboards],
        [securityConcern, () => (require("./security") as typeof import("./security")).Security],
        [concerns.budgets, () => (require("./budgets") as typeof import("./budgets")).Budgets],
      ],
    },
    synthesis,
    context,
  );
}
