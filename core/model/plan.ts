import type { Acknowledgement } from "./acknowledgement";
import type { DataStore } from "./backup";
import type { Budget } from "./budget";
import type { Clause, ClauseId } from "./clause";
import type { Collector } from "./collector";
import type { Board } from "./dashboard";
import type { Fact } from "./evidence";
import type { Job } from "./job";
import type { Measurement, MissingData } from "./measurement";
import type { Message, Planned } from "./planned";
import type { Problem } from "./problem";
import type { Quantity } from "./quantity";
import type { PlannedEntries } from "./sections";
import type { Severity } from "./severity";
import type { Objective } from "./slo";
import type {
  Escalation,
  EventSpec,
  Finding,
  LogCount,
  LogQuery,
  LogStore,
  MonitoredResource,
  ProbeSpec,
  Receiver,
  System,
} from "./system";
import type { Band, Threshold } from "./threshold";
import type { Watch } from "./watch";
import type { MaintenanceWindow, Report } from "./windows";

/** Everything to be deployed for one system in one environment. Provider neutral, pure data. */
export interface Plan {
  readonly system: System;
  readonly alerts: readonly PlannedAlert[];
  readonly events: readonly Planned<EventSpec>[];
  readonly routes: readonly PlannedRoute[];
  readonly escalations: readonly Planned<Escalation>[];
  readonly probes: readonly Planned<ProbeSpec>[];
  readonly collectors?: readonly Planned<Collector>[];
  readonly stores: readonly Planned<LogStore>[];
  readonly counts: readonly Planned<LogCount>[];
  readonly queries: readonly Planned<LogQuery>[];
  /** Entries of the nine sections, those left out for want of configuration excluded. */
  readonly entries: PlannedEntries;
  readonly budgets: readonly Budget[];
  readonly jobs?: readonly Job[];
  /** Objectives; their alerts are among `alerts`. */
  readonly slos?: readonly Objective[];
  /** What holds data, with its backups and objectives. */
  readonly dataStores?: readonly DataStore[];
  readonly boards?: readonly Board[];
  readonly windows?: readonly MaintenanceWindow[];
  readonly reports?: readonly Report[];
  readonly watches?: readonly Watch[];
  readonly clauses: readonly Clause[];
  /** Clauses of entries left out because an input of the stack configuration is absent. */
  readonly inactive: readonly { readonly clause: ClauseId; readonly needs: string }[];
  readonly findings: readonly Finding[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly problems: readonly Problem[];
  /** Worth knowing, not wrong. */
  readonly notes: readonly Problem[];
}

/** One alert: one identity, one rule per severity. */
export interface PlannedAlert {
  readonly key: string;
  readonly title: string;
  readonly concept: string;
  readonly resource: MonitoredResource;
  /** How the concept is measured on that resource kind; placeholders of the resource already filled in. */
  readonly measurement: Measurement;
  /** Same alert on other resources: rendered, never notifying. */
  readonly alternatives: readonly { readonly resource: MonitoredResource; readonly measurement: Measurement }[];
  readonly normal?: Band;
  /** What the document says of the alert apart from its rules: the normal band. */
  readonly facts?: readonly Fact[];
  /** Its ratio is a multiple (a burn rate of 14.4), not a share. */
  readonly multiple?: boolean;
  /** Its concept says that the service cannot be used: the rule of level `outage` makes an incident. */
  readonly outage?: boolean;
  /** A figure against its target: evaluated where it stands, told to nobody. */
  readonly quiet?: boolean;
  /** Worst severity first. */
  readonly rules: readonly PlannedRule[];
}

export interface PlannedRule {
  /** `system/alert/severity`; the dialect appends its engine. */
  readonly id: string;
  readonly severity: Severity;
  /** In the unit the concept is defined in. */
  readonly threshold: Threshold;
  /** How long the condition must hold. */
  readonly for: Quantity;
  /** How often it is evaluated. */
  readonly every: Quantity;
  /** The stretch of data one evaluation looks at. */
  readonly window: Quantity;
  /** The condition must also hold over this shorter stretch: the rule then ends soon after its cause (burn rates). */
  readonly shortWindow?: Quantity;
  /** Breaching evaluations needed within `for`; all of them when absent. */
  readonly datapoints?: number;
  readonly minimumTraffic?: Quantity;
  readonly missing: MissingData;
  /** Route key. */
  readonly route: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly runbook: string;
  readonly clauses: readonly ClauseId[];
  readonly facts: readonly Fact[];
  /** What the person called at night reads, in the system's language. */
  readonly message: Message;
  /** Ids of worse rules, of the same alert or of a faster tier: while one of them fires, this rule stays silent where the platform can. */
  readonly silencedBy: readonly string[];
}

export interface PlannedRoute {
  readonly key: string;
  readonly title: string;
  readonly severity?: Severity;
  readonly receivers: readonly Receiver[];
  readonly wait?: Quantity;
  readonly repeat?: Quantity;
  readonly labels: Readonly<Record<string, string>>;
  readonly clauses: readonly ClauseId[];
  readonly facts: readonly Fact[];
}
