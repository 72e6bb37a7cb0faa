import type { Position } from "./position";

/** The id of a documented statement, e.g. `WS-ALERT-02`. Never changes once given. */
export type ClauseId = string;

/** What the document asks for: something to deploy, something a policy checks, or a human procedure. */
export type ClauseKind = "deploy" | "check" | "process";

/** One documented statement: where the document says it, and how. */
export interface Clause {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly source: {
    /** Heading path in the document, e.g. `2. 監視 > Webサーバー > CPU使用率`. */
    readonly section: string;
    /** The value as the document writes it. */
    readonly quote: string;
  };
  /** The documented value in the grammar of the file, e.g. `>= 70%`; absent where only a quotation is given. */
  readonly written?: string;
  /** Where the YAML writes it down. */
  readonly at: Position;
  readonly path: string;
  /** Kind `process`: the runbook page it belongs to. */
  readonly runbook?: string;
  /** Kind `check`: the policy that checks it. */
  readonly policy?: string;
  /** Why it is a process, superseded or inactive. */
  readonly because?: string;
  /** Another clause took its place; `because` says why. */
  readonly supersededBy?: ClauseId;
  /** A configuration key without which nothing is deployed for this clause. */
  readonly needs?: string;
  /** The document is wrong: what is deployed instead of the quoted value, and why. */
  readonly correction?: Correction;
}

/** What the document says, what is deployed, why. */
export interface Correction {
  readonly documented: string;
  readonly deployed: string;
  readonly because: string;
}

/** Every status a clause can end with; `docs/coverage.md` defines each. */
export const clauseStatuses = ["planned", "checked", "process", "superseded", "inactive", "gap"] as const;
export type ClauseStatus = (typeof clauseStatuses)[number];
