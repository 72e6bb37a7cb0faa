import type { Access, AccessContext } from "../provider";
import { tokenKeys } from "./credentials";

/** The Grafana a place stands for: its address, token and, where it is not the token's own, organization id. */
export function access({ place, system, was = [] }: AccessContext): Access {
  const { url, organization } = place.settings;
  const [auth] = tokenKeys(place);
  const named = (key: string) => `${key}-grafana-${place.alias}`;
  return {
    name: named(system),
    inputs: {
      auth: { secret: auth },
      ...(url !== undefined && { url }),
      ...(organization !== undefined && { orgId: Number(organization) }),
    },
    aliases: was.map(named),
  };
}
