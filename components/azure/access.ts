import type { Access, AccessContext } from "../provider";

/**
 * The explicit provider of a place, one for all its systems. Settings: `subscription` and `location`, never the ones a
 * shell happens to be logged in to, so that other credentials stop `up`; optionally `tenant`.
 */
export function access({ place }: AccessContext): Access {
  const { subscription, location, tenant } = place.settings;
  return {
    name: `azure-${place.alias}`,
    inputs: {
      environment: "public",
      ...(subscription !== undefined && { subscriptionId: subscription }),
      ...(location !== undefined && { location }),
      ...(tenant !== undefined && { tenantId: tenant }),
    },
  };
}
