/** Properties with which the database of `backupScene` is the stack's. */
export const ownedProperties = {
  create:
    'ownership: create, class: db.m7g.large, engineVersion: "16", storageGiB: "100", username: shop_admin, subnetGroup: shop-data, securityGroups: "sg-0123456789abcdef0, sg-0fedcba9876543210"',
  adopt: "ownership: adopt, class: db.m7g.large",
} as const;
