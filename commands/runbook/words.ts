import type { Days, Quantity, Severity, Weekday } from "../../core/model";

/** Words of the rendered pages, in the system's language. Numbers come from the plan, never from here. */
export interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly labels: Readonly<Record<Label, string>>;
  readonly units: Readonly<Partial<Record<Quantity["unit"], string>>>;
  readonly weekdays: Readonly<Record<Weekday, string>>;
  /** Monday to Friday. */
  readonly workdays: string;
  readonly every: (days: Exclude<Days, { kind: "every" }>, name: (day: Weekday) => string) => string;
  readonly interval: (hours: number) => string;
  readonly separator: string;
}

export const labels = [
  "runbooks",
  "generated",
  "alerts",
  "alert",
  "page",
  "pages",
  "procedures",
  "overview",
  "condition",
  "document",
  "rule",
  "console",
  "told",
  "unanswered",
  "firstStep",
  "dashboards",
  "people",
  "severity",
  "severities",
  "escalation",
  "restore",
  "tasks",
  "calendar",
  "when",
  "what",
  "who",
  "response",
  "after",
  "always",
  "noEscalation",
  "chosenDay",
  "automatic",
  "windows",
  "objectives",
  "commands",
  "newTarget",
  "superseded",
  "corrected",
  "noPage",
] as const;

export type Label = (typeof labels)[number];
