import type { LimitTable } from "../../../../core/model";
import { databaseType } from "./tokens";

const create = "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html";
const storage = "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html";

/** How a property of the resource that RDS does not take is refused. */
const setting = { code: "AWS-DATABASE-SETTING", what: "not a value RDS accepts" } as const;

/** What RDS for PostgreSQL accepts. Days, GiB, seconds or characters as named. */
export const databaseLimits = {
  identifier: {
    value: 63,
    form: {
      pattern: /^(?=.{1,63}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      words: "1 to 63 small letters, digits and single hyphens, the first a letter",
    },
    reference: create,
    inputs: { [databaseType]: "identifier" },
    code: "AWS-DATABASE-NAME",
    what: "what the stack makes or takes over is named by its identifier",
    change: "correct instance",
  },
  engine: { accepted: ["postgres"], reference: create, inputs: { [databaseType]: "engine" } },
  /** 0 switches the backups off, and with them every way back in time. */
  retention: {
    least: 1,
    most: 35,
    unit: "day",
    reference: create,
    inputs: { [databaseType]: "backupRetentionPeriod" },
    code: "AWS-DATABASE-RETENTION",
    what: "RDS automated backups do not reach that far back",
    change: "shorten period, and keep snapshots for longer in an entry of their own",
  },
  storage: {
    least: 20,
    most: 65_536,
    multipleOf: 1,
    unit: "GiB",
    reference: storage,
    inputs: { [databaseType]: ["allocatedStorage", "maxAllocatedStorage"] },
    ...setting,
    change: "correct storageGiB or maxStorageGiB",
  },
  port: {
    least: 1150,
    most: 65_535,
    multipleOf: 1,
    reference: create,
    inputs: { [databaseType]: "port" },
    ...setting,
    change: "correct port",
  },
  /** Seconds between two readings of enhanced monitoring; 0 for none. */
  monitoringInterval: {
    accepted: [0, 1, 5, 10, 15, 30, 60],
    unit: "second",
    reference: create,
    inputs: { [databaseType]: "monitoringInterval" },
    ...setting,
    change: "correct monitoringInterval",
  },
  /** Logs of PostgreSQL that RDS writes to CloudWatch. */
  logs: {
    accepted: ["iam-db-auth-error", "postgresql", "upgrade"],
    reference: create,
    inputs: { [databaseType]: "enabledCloudwatchLogsExports[*]" },
    ...setting,
    change: "correct logs",
  },
  snapshotName: {
    value: 255,
    measure: "bytes",
    reference: create,
    inputs: { [databaseType]: "finalSnapshotIdentifier" },
  },
  /** Seconds after which a change is in the log that point-in-time recovery reads. */
  archiving: {
    value: 300,
    unit: "second",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html",
  },
} as const satisfies LimitTable;
