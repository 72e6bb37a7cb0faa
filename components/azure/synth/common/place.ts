import type { Problem } from "../../../../core/model";
import type { AzurePlace } from "./context";

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the settings of `hozen:where.azure.<alias>`; each missing or malformed one is a problem. */
export function readPlace(
  alias: string,
  settings: Readonly<Record<string, string>>,
): { place: AzurePlace; problems: Problem[] } {
  const problems: Problem[] = [];
  const required = (name: string, what: string): string => {
    const value = settings[name];
    if (value === undefined || value === "") problems.push(missing(alias, name, what));
    return value ?? "";
  };
  const place: AzurePlace = {
    alias,
    subscription: required("subscription", "no subscription to deploy to"),
    resourceGroup: required("resourceGroup", "no resource group to deploy to"),
    location: required("location", "no region to deploy to"),
    ...(settings.monitorWorkspace !== undefined && { monitorWorkspace: settings.monitorWorkspace }),
    ...(settings.billingCurrency !== undefined && { billingCurrency: settings.billingCurrency }),
  };
  if (place.subscription !== "" && !guid.test(place.subscription)) {
    problems.push({
      code: "AZURE-PLACE",
      path: settingPath(alias, "subscription"),
      what: "a subscription is named by its id",
      given: place.subscription,
      allowed: "a GUID",
    });
  }
  return { place, problems };
}

export function settingPath(alias: string, name: string): string {
  return `hozen:where.azure.${alias}.${name}`;
}

function missing(alias: string, name: string, what: string): Problem {
  const path = settingPath(alias, name);
  return { code: "AZURE-PLACE", path, what, change: `pulumi config set --path '${path}' <value>` };
}
