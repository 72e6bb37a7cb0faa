import type { Severity } from "../model";
import type { Place } from "./block";
import type { Origin, StatementKind } from "./statement";

/** What is known of the place a text is read at. */
export interface Context extends Place {
  readonly origin: Origin;
  readonly row: readonly string[];
  readonly column: readonly string[];
  readonly language?: string;
  /** The cell names its row: a recurrence in it is a part of a name. */
  readonly isName?: boolean;
  /** What another cell of the row says of the severity of its limits. */
  readonly rowSeverity?: Severity;
  /** The severity that a block of settings says it has. */
  readonly severity?: Severity;
  /** The line of code, where only a part of it is read. */
  readonly sentence?: string;
  /** A kind that a name or a form fixes, such as the key of a setting. */
  readonly kind?: StatementKind;
}
