import type { ProviderName } from "../core/model";

/** Type token of the component all resources of one system stand under. Part of every URN: never change it. */
export const systemType = "hozen:index:System";

/** Type token of the component a concern's resources stand under, e.g. `hozen:aws:Alerts`. Part of every URN. */
export function concernType(provider: ProviderName, concern: string): string {
  return `hozen:${provider}:${concern.charAt(0).toUpperCase()}${concern.slice(1)}`;
}
