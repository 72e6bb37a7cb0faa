import type { Access, AccessContext } from "../provider";
import { tokenKeys } from "./credentials";

/** The PagerDuty account a place stands for: its token and, for accounts in Europe, `serviceRegion: eu`. */
export function access({ place, system }: AccessContext): Access {
  const { serviceRegion } = place.settings;
  const [token] = tokenKeys(place);
  return {
    name: `${system}-pagerduty-${place.alias}`,
    inputs: {
      skipCredentialsValidation: false,
      token: { secret: token },
      ...(serviceRegion !== undefined && { serviceRegion }),
    },
    perSystem: true,
  };
}
