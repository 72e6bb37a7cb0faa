import type { DataStore, Value } from "../../../../core/model";
import type { Context } from "../common/context";
import type { AwsResource } from "../common/resource";
import { concerns } from "../common/tokens";
import { type Call, callsOf, measuringMachine, secondsMetric, secondsSince } from "../schedules/measuring-machine";

/** The metrics `alert-rules/aws/aws.rds.postgres.yaml` reads. */
const freshnessNamespace = "Hozen/Backup";

/** How old the newest moment is that can be restored; only what is measured can be promised. */
const restorableAge = `{% ${secondsSince("$states.result.DbInstances[0].LatestRestorableTime")} %}`;

/** What is measured. */
interface Measured {
  readonly store: DataStore;
  readonly instance: string;
  readonly arn: string;
  /** Whether AWS Backup has recovery points of it: it refuses to speak of a database it does not protect. */
  readonly inVault: boolean;
}

/**
 * Measures, every five minutes, how far back a restore would put the database, how old its newest backup is, and when
 * and how fast it was last restored: neither RDS nor AWS Backup has metrics of these. A state machine calls the services
 * itself, so there is no code to keep. When it fails, its metrics stop, and their alarms take that for the worst.
 */
export function freshnessOf(measured: Measured, scope: Context): AwsResource[] {
  const { store } = measured;
  return measuringMachine(
    {
      key: `backup-freshness-${store.key}`,
      name: ["backup-freshness", store.key],
      concern: concerns.backup,
      namespace: freshnessNamespace,
      definition: definition(measured, scope),
      statements: readStatements(measured),
    },
    scope,
  );
}

function readStatements({ arn, inVault }: Measured): Value[] {
  const backups = { Sid: "Backups", Effect: "Allow", Action: "backup:DescribeProtectedResource", Resource: "*" };
  return [
    { Sid: "Database", Effect: "Allow", Action: "rds:DescribeDBInstances", Resource: arn },
    ...(inVault ? [backups] : []),
  ];
}

/** Amazon States Language with JSONata. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
function definition(measured: Measured, scope: Context): Value {
  const { instance, inVault } = measured;
  const call = callsOf(scope);
  return {
    QueryLanguage: "JSONata",
    StartAt: "Database",
    States: {
      Database: call(
        "rds:describeDBInstances",
        { DbInstanceIdentifier: instance },
        { Output: { age: restorableAge }, Next: "Restorable" },
      ),
      Restorable: call(
        "cloudwatch:putMetricData",
        {
          Namespace: freshnessNamespace,
          MetricData: `{% [${metricOf(instance, "RestorableAge", "$states.input.age")}] %}`,
        },
        inVault ? { Next: "Backups" } : { End: true },
      ),
      ...(inVault && vaultStates(measured, call)),
    },
  };
}

/** What AWS Backup says of the database: its newest recovery point, its last restore. */
function vaultStates({ instance, arn }: Measured, call: Call): Readonly<Record<string, Value>> {
  const since = (time: string) => secondsSince(`$states.input.${time}`);
  const when = (field: string, list: string) => `($exists($states.input.${field}) ? [${list}] : [])`;
  const backup = when("LastBackupTime", metricOf(instance, "BackupAge", since("LastBackupTime")));
  const duration = metricOf(instance, "RestoreSeconds", "$states.input.LatestRestoreExecutionTimeMinutes * 60");
  const age = metricOf(instance, "RestoreAge", since("LatestRestoreJobCreationDate"));
  const restores = when("LatestRestoreExecutionTimeMinutes", `${duration}, ${age}`);
  return {
    Backups: call("backup:describeProtectedResource", { ResourceArn: arn }, { Next: "Measured" }),
    Measured: call(
      "cloudwatch:putMetricData",
      { Namespace: freshnessNamespace, MetricData: `{% $append(${backup}, ${restores}) %}` },
      { End: true },
    ),
  };
}

function metricOf(instance: string, name: string, value: string): string {
  return secondsMetric(name, value, ["DBInstanceIdentifier", `'${instance}'`]);
}
