import type { Synthesis } from "../../core/model";
import { deployConcerns } from "../deploy-concerns";
import type { DeployContext } from "../provider";
import { accessTo } from "./access";
import { secretReader } from "./secrets";
import { dataConcern } from "./synth/data/tokens";
import { jobConcern } from "./synth/jobs/tokens";
import { securityConcern } from "./synth/security/tokens";
import { watchConcern } from "./synth/watches/tokens";
import { windowConcern } from "./synth/windows/types";

/** Makes the rendered resources in the subscription of the place. */
export function deploy(synthesis: Synthesis, context: DeployContext): void {
  deployConcerns(
    {
      name: "azure",
      provider: ({ place, parent }) => accessTo(place, parent),
      secret: ({ secret }) => secretReader(secret),
      concerns: [
        ["notification", () => (require("./notification") as typeof import("./notification")).Notification],
        ["logs", () => (require("./logs") as typeof import("./logs")).Logs],
        [dataConcern, () => (require("./data") as typeof import("./data")).Data],
        ["probes", () => (require("./probes") as typeof import("./probes")).Probes],
        [jobConcern, () => (require("./jobs") as typeof import("./jobs")).Jobs],
        [watchConcern, () => (require("./watches") as typeof import("./watches")).Watches],
        ["alerts", () => (require("./alerts") as typeof import("./alerts")).Alerts],
        ["events", () => (require("./events") as typeof import("./events")).Events],
        [windowConcern, () => (require("./windows") as typeof import("./windows")).Windows],
        [securityConcern, () => (require("./security") as typeof import("./security")).Security],
        ["budgets", () => (require("./budgets") as typeof import("./budgets")).Budgets],
      ],
    },
    synthesis,
    context,
  );
}
