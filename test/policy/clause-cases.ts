import type { PolicyCase } from "./case";
import { changed, labels, resource, tags, unknownList, unknownNumber, unknownSwitch, unknownText } from "./kit";

const plan = (rule: Record<string, unknown>) => [
  resource({
    type: "aws:backup/plan:Plan",
    inputs: {
      rules: [{ ruleName: "daily", schedule: "cron(0 2 * * ? *)", lifecycle: { deleteAfter: 30 }, ...rule }],
      tags,
    },
  }),
];
const audit = (maxRestoreTime: unknown) => [
  resource({
    type: "aws:backup/framework:Framework",
    inputs: {
      controls: [
        {
          name: "RESTORE_TIME_FOR_RESOURCES_MEET_TARGET",
          inputParameters: [{ name: "maxRestoreTime", value: maxRestoreTime }],
        },
      ],
      tags,
    },
  }),
];
const server = [
  resource({ type: "azure-native:dbforpostgresql:Server", inputs: { backup: { backupRetentionDays: 35 } } }),
];
const keyVault = (properties: Record<string, unknown>) => [
  resource({
    type: "azure-native:keyvault:Vault",
    protect: true,
    inputs: {
      properties: { enableSoftDelete: true, softDeleteRetentionInDays: 90, enablePurgeProtection: true, ...properties },
      tags,
    },
  }),
];
const cosmos = [
  resource({ type: "azure-native:cosmosdb:DatabaseAccount", inputs: { backupPolicy: { type: "Continuous" } } }),
];
const container = [
  resource({
    type: "azure-native:cosmosdb:SqlResourceSqlContainer",
    inputs: { resource: { id: "users", partitionKey: { paths: ["/tenant_id"] } } },
  }),
];
const assignment = [
  resource({ type: "azure-native:authorization:RoleAssignment", inputs: { principalType: "Group" } }),
];
const deployment = [
  resource({
    type: "aws:codedeploy/deploymentGroup:DeploymentGroup",
    inputs: {
      autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"] },
      alarmConfiguration: { enabled: true, alarms: ["errors"] },
    },
  }),
];
const database = [resource({ type: "aws:rds/instance:Instance", inputs: { storageEncrypted: true, tags } })];
const analyzer = [
  resource({ type: "aws:accessanalyzer/analyzer:Analyzer", inputs: { type: "ACCOUNT_UNUSED_ACCESS" } }),
];
const configRule = (sourceIdentifier: string) => [
  resource({ type: "aws:cfg/rule:Rule", inputs: { source: { owner: "AWS", sourceIdentifier } } }),
];
const budget = [
  resource({
    type: "aws:budgets/budget:Budget",
    inputs: { notifications: [{ notificationType: "ACTUAL", subscriberEmailAddresses: ["ops@example.com"] }], tags },
  }),
];
const stores = [
  resource({ type: "azure-native:operationalinsights:Workspace", inputs: { retentionInDays: 30, tags } }),
  resource({
    type: "azure-native:storage:ManagementPolicy",
    name: "old",
    inputs: { policy: { rules: [{ name: "old" }] } },
  }),
];
const search = (query: string) => [
  resource({ type: "azure-native:operationalinsights:SavedSearch", inputs: { query } }),
];
const slow = (expr: string) => [
  resource({
    type: "kubernetes:monitoring.coreos.com/v1:PrometheusRule",
    inputs: {
      metadata: { labels: { "hozen/system": "a", "hozen/environment": "b", "app.kubernetes.io/managed-by": "hozen" } },
      spec: {
        groups: [
          {
            rules: [
              {
                alert: "DbSlowQueriesWarning",
                expr,
                labels: { severity: "warning" },
                annotations: { clause: "「1秒」", runbook_url: "https://runbooks.example.com/slow" },
              },
            ],
          },
        ],
      },
    },
  }),
];

const recorded = (...records: readonly unknown[]) => [
  resource({
    type: "kubernetes:monitoring.coreos.com/v1:PrometheusRule",
    inputs: { metadata: { labels }, spec: { groups: [{ rules: records.map((record) => ({ record, expr: "1" })) }] } },
  }),
];

const cronJob = (container: Record<string, unknown>, spec: Record<string, unknown> = {}) =>
  resource({
    type: "kubernetes:batch/v1:CronJob",
    name: "job",
    inputs: {
      metadata: { labels },
      spec: {
        schedule: "0 10 * * 0",
        ...spec,
        jobTemplate: { spec: { template: { spec: { containers: [container] } } } },
      },
    },
  });
const restoreTest = (limits: string, spec: Record<string, unknown> = {}) =>
  cronJob({ args: ["/scripts/restore-test.sh"], env: [{ name: "RTO_LIMITS", value: limits }] }, spec);
const repository = (configuration: string) =>
  resource({
    type: "kubernetes:core/v1:ConfigMap",
    inputs: { metadata: { labels }, data: { "pgbackrest.conf": configuration } },
  });
const clearing = (prefix: unknown) => [
  cronJob({ args: ["/scripts/steps.sh", "clear-cache"], env: [{ name: "CACHE_PREFIX", value: prefix }] }),
];

/** Policies that are judged for the clauses of the five documents that name them. */
export const clauseCases: readonly PolicyCase[] = [
  {
    policy: "recovery-point-objective",
    expected: [{ clause: "WS-DR-01", value: "1 hour" }],
    good: plan({ schedule: "cron(0 * * * ? *)" }),
    broken: [
      {
        how: "a daily backup",
        resources: plan({}),
        says: "it: WS-DR-01 wants 1 hour: recovery points are 86400 s apart",
      },
    ],
    unknown: {
      resources: plan({ schedule: unknownText }),
      says: "it: rules.0.schedule is known only after the update",
    },
  },
  {
    policy: "backup-generations",
    expected: [{ clause: "WS-BKP-02", value: "30 generations" }],
    good: plan({}),
    broken: [
      {
        how: "backups kept for a week",
        resources: plan({ lifecycle: { deleteAfter: 7 } }),
        says: "it: WS-BKP-02 wants 30 generations: only 7 generations are kept",
      },
    ],
    unknown: {
      resources: plan({ lifecycle: { deleteAfter: unknownNumber } }),
      says: "it: rules.0.lifecycle.deleteAfter is known only after the update",
    },
  },
  {
    policy: "point-in-time-window",
    expected: [{ clause: "CB-BKP-17", value: "7-35 days" }],
    good: server,
    broken: [
      {
        how: "a window of five days",
        resources: changed(server, { backup: { backupRetentionDays: 5 } }),
        says: "it: CB-BKP-17 wants 7-35 days: the window is 5 days",
      },
    ],
    unknown: {
      resources: changed(server, { backup: { backupRetentionDays: unknownNumber } }),
      says: "it: backup.backupRetentionDays is known only after the update",
    },
  },
  {
    policy: "key-vault-recoverable",
    expected: [{ clause: "CB-BKP-03", value: "soft-delete" }],
    good: keyVault({}),
    broken: [
      {
        how: "a vault that can be purged",
        resources: keyVault({ enablePurgeProtection: false }),
        says: "it: purge protection is not switched on",
      },
      {
        how: "a week to recover",
        resources: keyVault({ softDeleteRetentionInDays: 7 }),
        says: "it: deleted secrets are kept 7 days only",
      },
    ],
    unknown: {
      resources: keyVault({ enablePurgeProtection: unknownSwitch }),
      says: "it: properties.enablePurgeProtection is known only after the update",
    },
  },
  {
    policy: "cosmos-continuous-backup",
    expected: [{ clause: "TP-BKP-03", value: "full" }],
    good: cosmos,
    broken: [
      {
        how: "periodic backup",
        resources: changed(cosmos, { backupPolicy: { type: "Periodic" } }),
        says: "it: the backup mode is Periodic",
      },
    ],
    unknown: {
      resources: changed(cosmos, { backupPolicy: { type: unknownText } }),
      says: "it: backupPolicy.type is known only after the update",
    },
  },
  {
    policy: "cosmos-partition-key",
    expected: [{ clause: "TP-TUNE-02", value: "/tenant_id" }],
    good: container,
    broken: [
      {
        how: "another key",
        resources: changed(container, { resource: { partitionKey: { paths: ["/id"] } } }),
        says: "it: TP-TUNE-02 wants /tenant_id: the partition key is /id",
      },
    ],
    unknown: {
      resources: changed(container, { resource: { partitionKey: { paths: unknownList } } }),
      says: "it: resource.partitionKey.paths is known only after the update",
    },
  },
  {
    policy: "roles-to-groups",
    expected: [{ clause: "TP-SEC-04", value: "user@example.com" }],
    good: assignment,
    broken: [
      {
        how: "a role for one person",
        resources: changed(assignment, { principalType: "User" }),
        says: "it: the role is given to a User",
      },
    ],
    unknown: {
      resources: changed(assignment, { principalType: unknownText }),
      says: "it: principalType is known only after the update",
    },
  },
  {
    policy: "deployment-rolls-back-on-alarm",
    expected: [{ clause: "WS-REL-05", value: "5 minutes" }],
    good: deployment,
    broken: [
      {
        how: "a rollback on failure only",
        resources: changed(deployment, {
          autoRollbackConfiguration: { enabled: true, events: ["DEPLOYMENT_FAILURE"] },
        }),
        says: "it: no rollback on an alarm",
      },
      {
        how: "no alarm",
        resources: changed(deployment, { alarmConfiguration: { enabled: true, alarms: [] } }),
        says: "it: no alarm is named",
      },
    ],
    unknown: {
      resources: changed(deployment, { alarmConfiguration: { enabled: unknownSwitch } }),
      says: "it: alarmConfiguration.enabled is known only after the update",
    },
  },
  {
    policy: "no-storage-autoscaling",
    expected: [{ clause: "WS-SCALE-02", value: "70%" }],
    good: database,
    broken: [
      {
        how: "storage that grows by itself",
        resources: changed(database, { maxAllocatedStorage: 1000 }),
        says: "it: WS-SCALE-02 wants 70%: maxAllocatedStorage lets the storage grow by itself",
      },
    ],
    unknown: {
      resources: changed(database, { maxAllocatedStorage: unknownNumber }),
      says: "it: maxAllocatedStorage is known only after the update",
    },
  },
  {
    policy: "unused-access-analyzed",
    expected: [{ clause: "WS-SEC-04", value: "quarterly" }],
    good: analyzer,
    broken: [
      {
        how: "an analyzer of external access",
        resources: changed(analyzer, { type: "ACCOUNT" }),
        says: "it: WS-SEC-04 wants quarterly: the analyzer does not look for unused access",
      },
    ],
    unknown: { resources: changed(analyzer, { type: unknownText }), says: "it: type is known only after the update" },
  },
  {
    policy: "unused-credentials-removed",
    expected: [{ clause: "WS-SEC-05", value: "same day" }],
    good: configRule("IAM_USER_UNUSED_CREDENTIALS_CHECK"),
    broken: [
      {
        how: "credentials that may lie for a year",
        resources: changed(configRule("IAM_USER_UNUSED_CREDENTIALS_CHECK"), {
          inputParameters: '{"maxCredentialUsageAge":"365"}',
        }),
        says: "it: WS-SEC-05 wants same day: credentials may lie unused 365 days",
      },
    ],
    unknown: {
      resources: changed(configRule("IAM_USER_UNUSED_CREDENTIALS_CHECK"), { inputParameters: unknownText }),
      says: "it: inputParameters is known only after the update",
    },
  },
  {
    policy: "incident-metrics",
    expected: [{ clause: "HS-MET-03", value: "incident_count, mttr" }],
    good: recorded("shop:incident_count:30d", "shop:mttr_seconds:30d"),
    broken: [
      {
        how: "rules that record only one of them",
        resources: recorded("shop:incident_count:30d", "shop:mtbf_seconds:30d"),
        says: "it: HS-MET-03 wants incident_count, mttr: not recorded: mttr",
      },
    ],
    unknown: {
      resources: recorded(unknownText),
      says: "it: spec.groups.0.rules.0.record is known only after the update",
    },
  },
  {
    policy: "mfa-required",
    expected: [{ clause: "WS-SEC-06", value: "MFA" }],
    good: configRule("MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS"),
    // Without the rule there is nothing to look at: the clause stays a gap, and the pack says what is missing.
    broken: [],
    unknown: { resources: configRule(unknownText), says: "it: source.sourceIdentifier is known only after the update" },
  },
  {
    policy: "budget-refreshed-by-service",
    expected: [{ clause: "WS-BUDGET-03", value: "日次" }],
    good: budget,
    broken: [
      {
        how: "a budget that looks at forecasts only",
        resources: changed(budget, {
          notifications: [{ notificationType: "FORECASTED", subscriberEmailAddresses: ["ops@example.com"] }],
        }),
        says: "it: WS-BUDGET-03 wants 日次: no notification looks at actual cost",
      },
    ],
    unknown: {
      resources: changed(budget, { notifications: unknownList }),
      says: "it: notifications is known only after the update",
    },
  },
  {
    policy: "cleanup-by-retention",
    expected: [{ clause: "CB-RUN-02", value: "30 days" }],
    good: stores,
    broken: [
      {
        how: "a job that prunes images",
        resources: [
          ...stores,
          resource({ type: "aws:ssm/document:Document", name: "job", inputs: { content: "docker image prune -a -f" } }),
        ],
        says: "job: CB-RUN-02 wants 30 days: prunes images, also those a rollback needs",
      },
    ],
  },
  {
    policy: "structured-logs",
    expected: [{ clause: "CB-LOG-06", value: "JSON" }],
    good: search("AppServiceConsoleLogs | extend e = parse_json(ResultDescription)").map((one) => ({
      ...one,
      inputs: { ...one.inputs, tags: Object.entries(tags).map(([name, value]) => ({ name, value })) },
    })),
    broken: [
      {
        how: "a query that looks for words",
        resources: search('AppServiceConsoleLogs | where ResultDescription contains "ERROR"'),
        says: 'it: the query looks at the text of console logs; parse it with parse_json(): AppServiceConsoleLogs | where ResultDescription contains "ERROR"',
      },
    ],
    unknown: { resources: search(unknownText), says: "it: query is known only after the update" },
  },
  {
    policy: "log-based-slow-queries",
    expected: [{ clause: "HS-ALERT-27", value: "リアルタイム" }],
    good: slow('slow_query_total{bucket="1s"} - slow_query_total offset 5m > 0'),
    broken: [
      {
        how: "a rule on a sampled statistic",
        resources: slow("max(pg_stat_activity_max_tx_duration) > 1"),
        says: "it: DbSlowQueriesWarning reads a sampled statistic; count the records of the database's log instead",
      },
    ],
    unknown: {
      resources: slow(unknownText),
      says: "it: spec.groups.0.rules.0.expr is known only after the update",
    },
  },
  {
    policy: "point-in-time-recovery",
    expected: [{ clause: "HS-BKP-11", value: "1 second" }],
    good: [repository("[global]\nrepo1-retention-archive=8\n"), restoreTest("critical=3600")],
    broken: [
      {
        how: "a repository without a window of WAL",
        resources: [repository("[global]\nrepo1-retention-full=30\n"), restoreTest("critical=3600")],
        says: "it: HS-BKP-11 wants 1 second: no window of WAL is kept",
      },
      {
        how: "a window nobody tries",
        resources: [repository("[global]\nrepo1-retention-archive=8\n")],
        says: "it: HS-BKP-11 wants 1 second: no job tries to restore to one moment",
      },
    ],
    unknown: {
      resources: [repository(unknownText), restoreTest("critical=3600")],
      says: "it: data.pgbackrest.conf is known only after the update",
    },
  },
  {
    policy: "recovery-time",
    expected: [{ clause: "HS-DR-01", value: "1 hour" }],
    good: [restoreTest("critical=3600 low=86400")],
    broken: [
      {
        how: "a restore test that lets four hours pass",
        resources: [restoreTest("high=14400 low=86400")],
        says: "job: HS-DR-01 wants 1 hour: a restore of 14400 s would pass the test",
      },
      {
        how: "a restore test that never runs",
        resources: [restoreTest("critical=3600", { suspend: true })],
        says: "job: HS-DR-01 wants 1 hour: the restore test is suspended",
      },
    ],
    unknown: {
      resources: [restoreTest("critical=3600", { suspend: unknownSwitch })],
      says: "job: spec.suspend is known only after the update",
    },
  },
  {
    policy: "recovery-time-objective",
    expected: [{ clause: "WS-DR-02", value: "4 hours" }],
    good: audit("240"),
    broken: [
      {
        how: "a control that lets five hours pass",
        resources: audit("300"),
        says: "it: WS-DR-02 wants 4 hours: a restore of 18000 s would go unnoticed",
      },
    ],
    unknown: {
      resources: audit(unknownText),
      says: "it: controls.0.inputParameters.0.value is known only after the update",
    },
  },
  {
    policy: "safe-automatic-recovery",
    expected: [{ clause: "HS-AUTO-02", value: "cache_clear, failover_execution" }],
    good: clearing("page:"),
    broken: [
      {
        how: "a job that clears the cache without a prefix",
        resources: clearing(""),
        says: "job: HS-AUTO-02 wants cache_clear, failover_execution: a job clears the cache without a prefix",
      },
      {
        how: "a job that switches the database over",
        resources: [cronJob({ args: ["psql", "-c", "SELECT pg_promote()"] })],
        says: "job: HS-AUTO-02 wants cache_clear, failover_execution: a job may do pg_promote by itself",
      },
    ],
    unknown: {
      resources: clearing(unknownText),
      says: "job: spec.jobTemplate.spec.template.spec.containers.0.env.0.value is known only after the update",
    },
  },
];
