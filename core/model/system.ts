import type { Acknowledgement } from "./acknowledgement";
import type { Clause, ClauseId } from "./clause";
import type { Collector } from "./collector";
import type { Fact } from "./evidence";
import type { Position } from "./position";
import type { Quantity } from "./quantity";
import type { Rename } from "./rename";
import type { Retirement } from "./retirement";
import type { Schedule } from "./schedule";
import type { SectionEntries } from "./sections";
import type { Severity } from "./severity";
import type { Stated } from "./stated";
import type { Band, Threshold } from "./threshold";

/** Platforms hozen deploys to; each is a folder in `components/`. A new one adds itself by declaration merging. */
export interface ProviderNames {
  readonly aws: true;
  readonly azure: true;
  readonly kubernetes: true;
  readonly grafana: true;
  readonly pagerduty: true;
}
export type ProviderName = keyof ProviderNames;

/** What evaluates alert rules, one notifies per alert. A new platform adds its own by declaration merging. */
export interface EngineNames {
  readonly cloudwatch: true;
  readonly "azure-monitor": true;
  readonly prometheus: true;
  readonly "azure-prometheus": true;
  readonly grafana: true;
}
export type EngineName = keyof EngineNames;

export type Language = "ja" | "en";

/** The operations document of a system. */
export interface OperationsDocument {
  /** As messages cite it. */
  readonly name: string;
  readonly version: string;
  /** Where it is, by the folder of the project; the last part of a path may hold `*`. */
  readonly files?: readonly string[];
  /** Lines that state nothing: examples, background. */
  readonly ignored?: readonly IgnoredLines[];
}

export interface IgnoredLines {
  /** End of the path of the document; every document where it is left out. */
  readonly file?: string;
  /** First and last line, from 1. */
  readonly from: number;
  readonly to: number;
  readonly because: string;
}

/** Everything one operations document says, validated, for one environment. */
export interface System extends SectionEntries {
  /** The first name it ever had: part of every name on a platform, and the prefix of its configuration. */
  readonly key: string;
  /** What its file is called now. */
  readonly name: string;
  /** Entries that had other names before; their keys are the first ones. */
  readonly renames?: readonly Rename[];
  /** The system is leaving, or has left. */
  readonly retired?: Retirement;
  readonly title: string;
  /** Of alert titles, runbooks and dashboards. */
  readonly language: Language;
  /** IANA zone of every schedule and window that names no other. */
  readonly timezone: string;
  readonly environment: string;
  /** The day it is planned for, YYYY-MM-DD: an input, so that the same files give the same plan. */
  readonly asOf: string;
  readonly document: OperationsDocument;
  /** The engine for rules written in PromQL. */
  readonly promqlEngine: Extract<EngineName, "prometheus" | "azure-prometheus" | "grafana">;
  /** Per provider, the alias that stack configuration resolves to an account, subscription, cluster or organization. */
  readonly where: Readonly<Partial<Record<ProviderName, string>>>;
  readonly resources: readonly MonitoredResource[];
  readonly receivers: readonly Receiver[];
  readonly routes: readonly Route[];
  readonly escalations: readonly Escalation[];
  readonly alerts: readonly AlertSpec[];
  readonly events: readonly EventSpec[];
  readonly probes: readonly ProbeSpec[];
  /** What Prometheus needs before it has anything to judge: scrape targets and the server itself. */
  readonly collectors?: readonly Collector[];
  readonly logs: LogsSpec;
  readonly clauses: readonly Clause[];
  readonly findings: readonly Finding[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly runbooks: Readonly<Record<string, string>>;
  readonly file: string;
}

/** A thing that is monitored. `kind` decides how each concept is measured on it. */
export interface MonitoredResource {
  readonly key: string;
  readonly title: string;
  /** E.g. `aws.ec2.asg`, `azure.appservice.plan`, `prometheus.http`. */
  readonly kind: string;
  /** Identifiers and sizes the measurements refer to, with configuration already filled in. */
  readonly properties: Readonly<Record<string, string>>;
  /** A configuration key whose absence leaves the resource out; its alerts are then `inactive`. */
  readonly needs?: string;
  readonly present: boolean;
  readonly at: Position;
  readonly path: string;
}

export const channels = ["email", "slack", "pagerduty", "webhook", "sms", "voice", "teams"] as const;
export type Channel = (typeof channels)[number];

/** One place a message can go. The address comes from stack configuration, never from the YAML. */
export interface Receiver {
  readonly key: string;
  readonly title: string;
  readonly channel: Channel;
  /** Stack configuration key of the address, webhook, routing key or number. */
  readonly config: string;
  /** The plain value where it is no secret (e-mail address, Slack channel); undefined for secrets. */
  readonly address?: string;
  readonly secret: boolean;
  /** Only reachable in these hours; another receiver of the same route must cover the rest. */
  readonly hours?: Stated<Schedule>;
  readonly clauses: readonly ClauseId[];
  readonly facts: readonly Stated<string>[];
  readonly at: Position;
  readonly path: string;
}

/** Who is told. `key` is a severity, or a name that alerts choose with `notify:`. */
export interface Route {
  readonly key: string;
  readonly title: string;
  /** Receiver keys. */
  readonly to: readonly Stated<string>[];
  /** Wait before the first message; documents say "immediately". */
  readonly wait?: Stated<Quantity>;
  readonly repeat?: Stated<Quantity>;
  /** How soon people answer; shown in the runbook. */
  readonly response?: Stated<Quantity>;
  readonly labels: Readonly<Record<string, string>>;
  /** Further clauses the route carries, each with the text it must show in its inputs. */
  readonly facts: readonly Stated<string>[];
  readonly at: Position;
  readonly path: string;
}

/** PagerDuty escalation: who is told next when nobody acknowledges. Schedules are referred to by id and never made. */
export interface Escalation {
  readonly key: string;
  readonly title: string;
  /** Route keys whose pages enter this escalation. */
  readonly routes: readonly string[];
  readonly steps: readonly EscalationStep[];
  readonly at: Position;
  readonly path: string;
}

export interface EscalationStep {
  readonly title: string;
  /** Stack configuration key of a PagerDuty schedule or user id. */
  readonly config: string;
  readonly target?: string;
  readonly targetType: "schedule" | "user";
  /** After how long the next step is told; PagerDuty takes whole minutes, at least 1. */
  readonly after: Stated<Quantity>;
  /** From when that counts: `after` the alert, or `within` the time since the fault. */
  readonly counts: "after" | "within";
}

/** A metric with its documented limits. */
export interface AlertSpec {
  readonly key: string;
  readonly title?: string;
  readonly concept: string;
  /** Resource key. */
  readonly on: string;
  /** Further resources on which the same rule is rendered without notifying. */
  readonly alternatives: readonly string[];
  readonly levels: readonly AlertLevel[];
  readonly normal?: Stated<Band>;
  /** How often the rule is evaluated. */
  readonly every?: Stated<Quantity>;
  /** The stretch of data one evaluation looks at. */
  readonly window?: Stated<Quantity>;
  /** No judgement below this much traffic (ratio concepts). */
  readonly minimum?: Stated<Quantity>;
  /** Rows carried by the alert as a whole, each with the text it must show in its inputs. */
  readonly facts: readonly Stated<string>[];
  /** Clauses enforced by another entry that this alert monitors: cited only. */
  readonly watches?: readonly ClauseId[];
  /** A configuration key without which the alert is left out (`inactive`). */
  readonly needs?: string;
  readonly present: boolean;
  readonly at: Position;
  readonly path: string;
}

export interface AlertLevel {
  readonly severity: Severity;
  readonly threshold: Stated<Threshold>;
  /** How long the condition must hold. */
  readonly for?: Stated<Quantity>;
  /** `m` of `n`: how many evaluations within `for` must breach; default all. */
  readonly datapoints?: number;
  /** Route key; default: the route named after the severity. */
  readonly notify?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Runbook page; default: the alert's key. */
  readonly runbook?: string;
  readonly facts: readonly Stated<string>[];
  /** Facts of another entry that the threshold is: an objective. */
  readonly states?: readonly Fact[];
}

/** Something that happens rather than a number: a database failover, a finding of threat detection. */
export interface EventSpec {
  readonly key: string;
  readonly title: string;
  /** What emits it, e.g. `aws.rds.instance`, `aws.guardduty`, `azure.activity-log`. */
  readonly source: string;
  readonly on?: string;
  /** Event categories or names, as the platform spells them. */
  readonly when: readonly Stated<string>[];
  readonly minimumSeverity?: Stated<string>;
  readonly severity: Severity;
  /** Clauses another entry enforces and this event monitors. */
  readonly watches?: readonly ClauseId[];
  readonly notify?: string;
  readonly runbook?: string;
  readonly facts: readonly Stated<string>[];
  readonly needs?: string;
  readonly present: boolean;
  readonly at: Position;
  readonly path: string;
}

/** A check from outside. Its result is the resource `probe.<key>` for concept `service.up` or `service.availability`. */
export interface ProbeSpec {
  readonly key: string;
  readonly title: string;
  /** Platform that probes: decides the resource kind (`aws.route53.healthcheck`, `azure.webtest`, `prometheus.probe`). */
  readonly provider: ProviderName;
  readonly url?: string;
  readonly needs?: string;
  readonly path?: Stated<string>;
  readonly every: Stated<Quantity>;
  readonly timeout?: Stated<Quantity>;
  readonly locations?: Stated<Quantity>;
  readonly expectStatus?: Stated<string>;
  readonly expectText?: Stated<string>;
  /** Further identifiers the platform needs, e.g. `component` of an Azure web test. */
  readonly properties: Readonly<Record<string, string>>;
  readonly facts: readonly Stated<string>[];
  readonly at: Position;
  readonly yamlPath: string;
}

export interface LogsSpec {
  readonly stores: readonly LogStore[];
  readonly counts: readonly LogCount[];
  readonly queries: readonly LogQuery[];
}

/** A log group, table or bucket that holds one kind of log. */
export interface LogStore {
  readonly key: string;
  readonly title: string;
  /** E.g. `aws.cloudwatch.log-group`, `aws.s3.bucket`, `azure.loganalytics.workspace`, `azure.loganalytics.table`, `azure.diagnostic-setting`. */
  readonly kind: string;
  readonly name: string;
  /** Create it, adopt an existing one (import), or only check it. Never a default. */
  readonly ownership: "create" | "adopt" | "check";
  readonly keep?: Stated<Quantity>;
  /** Moved to an archive class after this. */
  readonly archiveAfter?: Stated<Quantity>;
  /** Bytes received in a month, for the estimate of its cost. */
  readonly volume?: Stated<Quantity>;
  /** Cannot be deleted or changed before this; needs an acknowledgement in compliance mode. */
  readonly immutable?: { readonly mode: "governance" | "compliance"; readonly period: Stated<Quantity> };
  /** JSON fields to index. */
  readonly fields: readonly Stated<string>[];
  /** Kinds of personal data to mask, platform names such as `EmailAddress`. */
  readonly mask: readonly Stated<string>[];
  /** Categories a diagnostic setting collects; source resource in `from`. */
  readonly categories: readonly Stated<string>[];
  readonly source?: string;
  /** Key of the workspace a table belongs to. */
  readonly within?: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly facts: readonly Stated<string>[];
  readonly present: boolean;
  readonly at: Position;
  readonly path: string;
}

/** Comparison of one field of a structured log record. Text conditions use field `@message` with `contains`. */
export interface LogCondition {
  readonly field: string;
  readonly operator: "==" | "!=" | ">=" | ">" | "<=" | "<" | "contains" | "in";
  readonly value: Stated<string>;
}

/** Log records counted (or a numeric field of them taken) as a metric. It is the resource `log.<key>` for alerts. */
export interface LogCount {
  readonly key: string;
  readonly title: string;
  /** Log store key. */
  readonly in: string;
  readonly where: readonly LogCondition[];
  /** Numeric field to take instead of counting records. */
  readonly value?: string;
  /** Fields that split the metric. */
  readonly by: readonly string[];
  readonly metric: { readonly namespace: string; readonly name: string; readonly unit: string };
  readonly facts: readonly Stated<string>[];
  readonly present: boolean;
  readonly at: Position;
  readonly path: string;
}

/** A saved query for people. */
export interface LogQuery {
  readonly key: string;
  readonly title: string;
  readonly in: string;
  /** Text in the platform's language, or built from `where`. */
  readonly text?: string;
  readonly where: readonly LogCondition[];
  readonly show: readonly string[];
  readonly limit?: Stated<Quantity>;
  readonly facts: readonly Stated<string>[];
  readonly at: Position;
  readonly path: string;
}

/** A contradiction or an impossibility in the document, and what was done about it. */
export interface Finding {
  readonly key: string;
  readonly clauses: readonly ClauseId[];
  readonly what: string;
  readonly done: string;
  readonly at: Position;
}
