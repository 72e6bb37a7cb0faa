import { items, text } from "../inputs";
import type { ResourceRule } from "../rule";

/** Data and alerts stay where the document allows them. */
export const allowedRegions: ResourceRule = {
  name: "allowed-regions",
  description: "resources are only in the allowed regions",
  looksAt: "region and location of every resource and provider, once regions are configured",
  remediation: "move the resource, or add its region to the configuration of this policy",
  severity: "mandatory",
  config: {
    regions: {
      type: "array",
      items: { type: "string" },
      description: "allowed regions and locations; empty: everywhere",
      default: [],
    },
  },
  scope: "resource",
  isAbout: ({ inputs }, { config }) => items(config.regions).length > 0 && place(inputs) !== "",
  fault: ({ inputs }, { config }) => {
    const found = place(inputs);
    return items(config.regions).map(normal).includes(normal(found)) ? undefined : `is in ${found}`;
  },
};

/** `global` is no place on earth. */
function place(inputs: Readonly<Record<string, unknown>>): string {
  const found = text(inputs.region) || text(inputs.location);
  return normal(found) === "global" ? "" : found;
}

/** Azure writes `Japan East` and `japaneast` for the same place. */
function normal(region: unknown): string {
  return text(region).toLowerCase().replaceAll(" ", "");
}
