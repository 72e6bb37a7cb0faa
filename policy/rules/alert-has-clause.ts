import { alertsOf, alertTypes } from "../alert-views";
import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** Nothing is deployed that no document asks for, and the alert itself says which sentence it enforces. */
export const alertHasClause: ResourceRule = {
  name: "alert-has-clause",
  description: "every alert cites the clause it enforces, or says why the document gives no number",
  looksAt: "descriptions and annotations of alerts",
  remediation: "cite document, section and value in the description, as hozen does: shop.md 2. Monitoring「85%」",
  severity: "mandatory",
  config: {
    pattern: {
      type: "string",
      description: "what a citation looks like, as a regular expression",
      default: "「[^」]+|（記載なし: |\\(not documented: ",
    },
  },
  scope: "resource",
  isAbout: isType(...alertTypes),
  fault: (resource, { config }) => {
    const citation = new RegExp(String(config.pattern));
    const without = alertsOf(resource).filter((alert) => !citation.test(alert.text()));
    return without.length === 0 ? undefined : `cites no clause: ${without.map(({ name }) => name).join(", ")}`;
  },
};
