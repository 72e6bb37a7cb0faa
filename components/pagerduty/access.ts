import { Provider } from "@pulumi/pagerduty/provider";
import type * as pulumi from "@pulumi/pulumi";
import { formerly } from "../former-providers";
import type { DeployContext } from "../provider";
import { tokenKeys } from "./credentials";

/** The PagerDuty account a place stands for: its token and, for accounts in Europe, `serviceRegion: eu`. */
export function accountProvider({ place, system, was = [], parent, secret }: DeployContext): pulumi.ProviderResource {
  const { serviceRegion } = place.settings;
  const [token] = tokenKeys(place);
  return new Provider(
    `${system}-pagerduty-${place.alias}`,
    {
      token: secret(token),
      ...(serviceRegion !== undefined && { serviceRegion }),
    },
    {
      aliases: formerly(
        parent,
        [system, ...was].map((name) => `${name}-pagerduty-${place.alias}`),
      ),
    },
  );
}
