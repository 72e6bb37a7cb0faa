/** Properties with which the database of `backupScene` is the stack's. */
export const ownedProperties = {
  create:
    'ownership: create, class: db.m7g.large, engineVersion: "16", storageGiB: "100", username: shop_admin, subnetGroup: shop-data, securityGroups: "sg-0123456789abcdef0, sg-0fedcba9876543210"',
  adopt: "ownership: adopt, class: db.m7g.large",
} as const;

/** A database with backups and windows of its own, an objective and an event. */
export const sections = `backups:
  changes: { on: db, from: DR, method: { is: point-in-time, row: S-1 }, every: { is: 1 hour, row: S-2 }, period: { is: 14 days, row: S-3 }, backup-window: { is: daily 06:00-06:30, row: S-4 }, maintenance-window: { is: sunday 03:30-04:00, row: S-5 } }
recovery:
  database: { on: db, from: DR, rpo: { is: 1 hour, row: S-6, check: recovery-point-objective } }
events:
  down: { source: aws.rds.instance, on: db, when: [failure], severity: critical }
`;
/** An entry of snapshots kept for longer. */
const snapshots =
  "  full: { on: db, from: DR, schedule: { is: daily 02:00, row: S-7 }, keep: { is: 90 days, row: S-8 } }\n";
export const withSnapshots = sections.replace("recovery:", `${snapshots}recovery:`);
