import type { PolicyCase } from "./case";
import { changed, labels, resource, tags, unknownList, unknownText, urnOf, without } from "./kit";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const topicType = "aws:sns/topic:Topic";
const topicUrn = urnOf(topicType, "topic");
const provider = (name: string, region: string) => resource({ type: "pulumi:providers:aws", name, inputs: { region } });
const tokyo = urnOf("pulumi:providers:aws", "tokyo");

const description = "CPU\n85% or more\nshop.md 2. Monitoring「85%」\nhttps://runbooks.example.com/shop/cpu";
const tls = JSON.stringify({
  Statement: [
    { Effect: "Deny", Principal: "*", Action: "sns:Publish", Condition: { Bool: { "aws:SecureTransport": "false" } } },
  ],
});

/** An alarm, the topic it sends to, and somebody who listens. */
export const alerting = [
  provider("tokyo", "ap-northeast-1"),
  provider("virginia", "us-east-1"),
  resource({ type: topicType, name: "topic", provider: `${tokyo}::1`, inputs: { tags } }),
  resource({
    type: alarmType,
    provider: `${tokyo}::1`,
    dependencies: [topicUrn],
    inputs: { name: "cpu", alarmActions: ["${topic.arn}"], alarmDescription: description, threshold: 85, tags },
  }),
  resource({
    type: "aws:sns/topicPolicy:TopicPolicy",
    name: "policy",
    dependencies: [topicUrn],
    inputs: { arn: "${topic.arn}", policy: tls },
  }),
  resource({
    type: "aws:sns/topicSubscription:TopicSubscription",
    name: "mail",
    dependencies: [topicUrn],
    inputs: { topic: "${topic.arn}", protocol: "email", endpoint: "ops@example.com" },
  }),
];

const group = resource({
  type: "azure-native:monitor:ActionGroup",
  inputs: { enabled: true, emailReceivers: [{ name: "ops", emailAddress: "ops@example.com" }], tags },
});

const routing = (severity: string) => ({
  route: { receiver: "nobody", routes: [{ receiver: "ops", matchers: [`severity="${severity}"`] }] },
  receivers: [{ name: "nobody" }, { name: "ops", email_configs: [{ to: "ops@example.com" }] }],
});
const prometheus = [
  resource({
    type: "kubernetes:monitoring.coreos.com/v1:PrometheusRule",
    inputs: {
      metadata: { labels },
      spec: {
        groups: [
          {
            rules: [
              {
                alert: "CpuCritical",
                expr: "cpu > 0.85",
                labels: { alert: "cpu", severity: "critical" },
                annotations: {
                  clause: "shop.md 2. Monitoring「85%」",
                  runbook_url: "https://runbooks.example.com/cpu",
                },
              },
            ],
          },
        ],
      },
    },
  }),
  resource({
    type: "kubernetes:core/v1:Secret",
    name: "config",
    secretsUnwrapped: true,
    inputs: { metadata: { labels }, stringData: { "alertmanager.yaml": JSON.stringify(routing("critical")) } },
  }),
];

const threshold = { clause: "SH-12", urn: urnOf(alarmType), path: "threshold", written: ">= 85%", expected: [85] };
const store = "aws:cloudwatch/logGroup:LogGroup";
const kept = { clause: "SH-50", urn: urnOf(store), path: "retentionInDays", written: "30 days", expected: [30] };
const logs = [resource({ type: store, inputs: { retentionInDays: 30, tags } })];

export const alertCases: readonly PolicyCase[] = [
  {
    policy: "alert-has-action",
    good: alerting,
    broken: [
      {
        how: "an alarm without actions",
        resources: changed(alerting, { alarmActions: [] }),
        says: "it: notifies no one: cpu",
      },
      {
        how: "an alarm whose actions are switched off",
        resources: changed(alerting, { actionsEnabled: false }),
        says: "it: notifies no one: cpu",
      },
    ],
    unknown: {
      resources: changed(alerting, { alarmActions: unknownList }),
      says: "it: alarmActions is known only after the update",
    },
  },
  {
    policy: "alert-has-runbook",
    good: alerting,
    broken: [
      {
        how: "a description without a link",
        resources: changed(alerting, { alarmDescription: "CPU「85%」" }),
        says: "it: no runbook link: cpu",
      },
    ],
  },
  {
    policy: "alert-has-clause",
    good: alerting,
    broken: [
      {
        how: "a description without a citation",
        resources: changed(alerting, { alarmDescription: "CPU https://runbooks.example.com/cpu" }),
        says: "it: cites no clause: cpu",
      },
    ],
  },
  {
    policy: "severity-reaches-receiver",
    good: [...alerting, group, ...prometheus],
    broken: [
      {
        how: "a topic nobody listens to",
        resources: without(alerting, "mail"),
        says: "topic: alarms send to this topic, which has no subscription",
      },
      {
        how: "an action group without receivers",
        resources: changed([group], { emailReceivers: [] }),
        says: "it: the action group has no receiver",
      },
      {
        how: "a severity no route of Alertmanager takes",
        resources: changed(
          prometheus,
          { stringData: { "alertmanager.yaml": JSON.stringify(routing("warning")) } },
          "config",
        ),
        says: "it: no Alertmanager receiver: CpuCritical (severity critical)",
      },
    ],
    unknown: {
      resources: changed([group], { emailReceivers: unknownList }),
      says: "it: emailReceivers is known only after the update",
    },
  },
  {
    policy: "same-region-actions",
    good: alerting,
    broken: [
      {
        how: "an alarm of another region than its topic",
        resources: changed(alerting, { region: "us-east-1" }),
        says: "it: the alarm is in us-east-1 and sends to ap-northeast-1",
      },
    ],
    unknown: {
      resources: changed(alerting, { region: unknownText }),
      says: "it: region is known only after the update",
    },
  },
  {
    policy: "threshold-equals-document",
    config: { documented: [threshold] },
    good: alerting,
    broken: [
      {
        how: "a threshold somebody raised",
        resources: changed(alerting, { threshold: 95 }),
        says: "it: SH-12 says >= 85%, so threshold is 85, not 95",
      },
    ],
    unknown: {
      resources: changed(alerting, { threshold: unknownText }),
      says: "it: threshold is known only after the update",
    },
  },
  {
    policy: "retention-not-below-document",
    config: { documented: [kept] },
    good: logs,
    broken: [
      {
        how: "a retention somebody shortened",
        resources: changed(logs, { retentionInDays: 14 }),
        says: "it: SH-50 says 30 days, and retentionInDays is only 14",
      },
    ],
    unknown: {
      resources: changed(logs, { retentionInDays: unknownText }),
      says: "it: retentionInDays is known only after the update",
    },
  },
  {
    policy: "log-retention-set",
    good: logs,
    broken: [
      {
        how: "a log group that keeps everything for ever",
        resources: changed(logs, { retentionInDays: undefined }),
        says: "it: retentionInDays not set",
      },
    ],
    unknown: {
      resources: changed(logs, { retentionInDays: unknownText }),
      says: "it: retentionInDays is known only after the update",
    },
  },
];
