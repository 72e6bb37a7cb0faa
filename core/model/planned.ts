import type { ClauseId } from "./clause";
import type { Fact } from "./evidence";

/** Something of the system to be deployed, with the documented values it must show. */
export interface Planned<T> {
  readonly spec: T;
  readonly clauses: readonly ClauseId[];
  readonly facts: readonly Fact[];
  /** What a person reads, for entries that notify by themselves (events) or whose resources may (entries of sections). */
  readonly message?: Message;
}

/** The text of a notification: what, how much, against which documented value, what to do first. */
export interface Message {
  readonly title: string;
  /** E.g. `CPU使用率が 85% 以上（3分間）`. */
  readonly condition: string;
  /** Document, section and quoted value: `web-service.md 2. 監視 > CPU使用率「85%」`. */
  readonly clause: string;
  /** First step of the runbook. */
  readonly firstStep: string;
  readonly runbookUrl: string;
}
