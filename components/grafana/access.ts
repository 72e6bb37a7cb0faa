import type * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumiverse/grafana/provider";
import { formerly } from "../former-providers";
import type { DeployContext } from "../provider";
import { tokenKeys } from "./credentials";

/** The Grafana a place stands for: its address, token and, where it is not the token's own, organization id. */
export function organizationProvider({
  place,
  system,
  was = [],
  parent,
  secret,
}: DeployContext): pulumi.ProviderResource {
  const { url, organization } = place.settings;
  const [auth] = tokenKeys(place);
  return new Provider(
    `${system}-grafana-${place.alias}`,
    {
      auth: secret(auth),
      ...(url !== undefined && { url }),
      ...(organization !== undefined && { orgId: Number(organization) }),
    },
    {
      aliases: formerly(
        parent,
        [system, ...was].map((name) => `${name}-grafana-${place.alias}`),
      ),
    },
  );
}
