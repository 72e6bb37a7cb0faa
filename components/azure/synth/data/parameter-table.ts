/** A server parameter hozen can set: which value of an entry carries it, and in which unit the server takes it. */
export interface Parameter {
  readonly subjects: readonly ("setting" | "every" | "share" | "limit" | "maximum")[];
  /** From the base unit (seconds, a ratio, a count) to the parameter's; the same where there is none. */
  readonly expression?: string;
  readonly least: number;
  readonly most: number;
  /** Words instead of a range. */
  readonly accepted?: readonly string[];
  /** The first major version that has it. */
  readonly since?: number;
}

const milliseconds = { expression: "documented * 1000", least: 0, most: 2_147_483_647 } as const;
const share = { subjects: ["share"], least: 0, most: 100 } as const;
const onOff = { subjects: ["setting"], least: 0, most: 0, accepted: ["on", "off"] } as const;

/** https://learn.microsoft.com/azure/postgresql/flexible-server/server-parameters-table */
export const parameters: Readonly<Record<string, Parameter>> = {
  autovacuum: onOff,
  autovacuum_naptime: { subjects: ["every"], least: 1, most: 2_147_483 },
  autovacuum_vacuum_scale_factor: share,
  autovacuum_analyze_scale_factor: share,
  idle_session_timeout: { subjects: ["limit"], ...milliseconds, since: 14 },
  idle_in_transaction_session_timeout: { subjects: ["limit"], ...milliseconds },
  lock_timeout: { subjects: ["limit"], ...milliseconds },
  log_min_duration_statement: { subjects: ["limit"], ...milliseconds },
  max_connections: { subjects: ["maximum"], least: 25, most: 5000 },
  "metrics.collector_database_activity": onOff,
  statement_timeout: { subjects: ["limit"], ...milliseconds },
};
