import type { Access, AccessContext } from "../provider";

/**
 * The explicit provider of a place, one for all its systems. Settings: `account` (a deployment to any other one stops),
 * `region`, optionally `roleArn` and `externalId` of the role to assume. No default tags: each resource carries its own.
 */
export function access({ place }: AccessContext): Access {
  const { account, region, roleArn, externalId } = place.settings;
  return {
    name: `aws-${place.alias}`,
    inputs: {
      skipCredentialsValidation: false,
      skipRegionValidation: true,
      ...(region && { region }),
      ...(account && { allowedAccountIds: [account] }),
      ...(roleArn && { assumeRoles: [{ roleArn, sessionName: "hozen", ...(externalId && { externalId }) }] }),
    },
  };
}
