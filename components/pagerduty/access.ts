import type { Access, AccessContext } from "../provider";
import { tokenKeys } from "./credentials";

/** The PagerDuty account a place stands for: its token and, for accounts in Europe, `serviceRegion: eu`. */
export function access({ place, system, was = [] }: AccessContext): Access {
  const { serviceRegion } = place.settings;
  const [token] = tokenKeys(place);
  const named = (key: string) => `${key}-pagerduty-${place.alias}`;
  return {
    name: named(system),
    inputs: {
      skipCredentialsValidation: false,
      token: { secret: token },
      ...(serviceRegion !== undefined && { serviceRegion }),
    },
    aliases: was.map(named),
  };
}
