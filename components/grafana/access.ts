import type { Access, AccessContext } from "../provider";
import { tokenKeys } from "./credentials";

/** The Grafana a place stands for: its address, token and, where it is not the token's own, organization id. */
export function access({ place, system }: AccessContext): Access {
  const { url, organization } = place.settings;
  const [auth] = tokenKeys(place);
  return {
    name: `${system}-grafana-${place.alias}`,
    inputs: {
      auth: { secret: auth },
      ...(url !== undefined && { url }),
      ...(organization !== undefined && { orgId: Number(organization) }),
    },
    perSystem: true,
  };
}
