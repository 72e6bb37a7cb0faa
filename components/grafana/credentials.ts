import type { Place } from "../kit/context";

/** The stack configuration key of the service account token: `hozen:grafanaAuth`, unless the place names another. */
export function tokenKeys({ settings }: Place): [string] {
  return [settings.authConfig ?? "hozen:grafanaAuth"];
}
