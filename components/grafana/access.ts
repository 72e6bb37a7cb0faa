import type * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumiverse/grafana/provider";
import type { DeployContext } from "../provider";

/** Key of the stack configuration that holds the service account token, unless the place names another (`authConfig`). */
const defaultAuthConfig = "hozen:grafanaAuth";

/** The Grafana a place stands for: its address, token and, where it is not the token's own, organization id. */
export function organizationProvider({ place, system, parent, secret }: DeployContext): pulumi.ProviderResource {
  const { url, authConfig, organization } = place.settings;
  return new Provider(
    `${system}-grafana-${place.alias}`,
    {
      auth: secret(authConfig ?? defaultAuthConfig),
      ...(url !== undefined && { url }),
      ...(organization !== undefined && { orgId: Number(organization) }),
    },
    { parent },
  );
}
