import { alertsOf, alertTypes } from "../alert-views";
import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** Whoever is called at night is told where to read on. */
export const alertHasRunbook: ResourceRule = {
  name: "alert-has-runbook",
  description: "every alert carries the link of its runbook",
  looksAt: "descriptions and annotations of alerts",
  remediation: "put the address of the runbook into the description or the annotation runbook_url",
  severity: "mandatory",
  config: {
    pattern: {
      type: "string",
      description: "what a runbook link looks like, as a regular expression",
      default: "https?://\\S+",
    },
  },
  scope: "resource",
  isAbout: isType(...alertTypes),
  fault: (resource, { config }) => {
    const link = new RegExp(String(config.pattern));
    const without = alertsOf(resource).filter((alert) => !link.test(alert.text()));
    return without.length === 0 ? undefined : `no runbook link: ${without.map(({ name }) => name).join(", ")}`;
  },
};
