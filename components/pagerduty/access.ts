import { Provider } from "@pulumi/pagerduty/provider";
import type * as pulumi from "@pulumi/pulumi";
import type { DeployContext } from "../provider";

/** Key of the stack configuration that holds the REST API token, unless the place names another (`tokenConfig`). */
const defaultTokenConfig = "hozen:pagerdutyToken";

/** The PagerDuty account a place stands for: its token and, for accounts in Europe, `serviceRegion: eu`. */
export function accountProvider({ place, system, parent, secret }: DeployContext): pulumi.ProviderResource {
  const { tokenConfig, serviceRegion } = place.settings;
  return new Provider(
    `${system}-pagerduty-${place.alias}`,
    {
      token: secret(tokenConfig ?? defaultTokenConfig),
      ...(serviceRegion !== undefined && { serviceRegion }),
    },
    { parent },
  );
}
