import type { Limit } from "../common/limits";

const create = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html";
const storage = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html";

/** What RDS for PostgreSQL accepts. Days, GiB, seconds or characters as named. */
export const databaseLimits = {
  identifier: { value: 63, reference: create },
  /** 0 switches the backups off, and with them every way back in time. */
  retentionLeast: { value: 1, reference: create },
  retentionMost: { value: 35, reference: create },
  storageLeast: { value: 20, reference: storage },
  storageMost: { value: 65_536, reference: storage },
  portLeast: { value: 1150, reference: create },
  portMost: { value: 65_535, reference: create },
  snapshotName: { value: 255, reference: create },
  /** Seconds after which a change is in the log that point-in-time recovery reads. */
  archiving: {
    value: 300,
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html",
  },
} as const satisfies Record<string, Limit>;

/** Seconds between two readings of enhanced monitoring; 0 for none. */
export const monitoringIntervals = [0, 1, 5, 10, 15, 30, 60] as const;

/** Logs of PostgreSQL that RDS writes to CloudWatch. */
export const exportedLogs = ["iam-db-auth-error", "postgresql", "upgrade"] as const;
