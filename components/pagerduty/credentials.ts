import type { Place } from "../kit/context";

/** The stack configuration key of the REST API token: `hozen:pagerdutyToken`, unless the place names another. */
export function tokenKeys({ settings }: Place): [string] {
  return [settings.tokenConfig ?? "hozen:pagerdutyToken"];
}
