import type { PlannedRoute, System } from "../model";
import { alertWords } from "../model";

/** Templates, as Alertmanager and Grafana both read them, of what a person is told, in the system's language. */
export interface AlertTemplates {
  readonly title: string;
  readonly body: string;
  readonly html: string;
  /** PagerDuty's severity from ours. */
  readonly severity: string;
  readonly runbook: string;
}

/** The texts of one route: what, how much, since when, against which documented value, what to do first. */
export function alertTemplates(system: System, route: PlannedRoute): AlertTemplates {
  const words = alertWords(system.language);
  const state = `{{ if eq .Status "firing" }}${words.firing}{{ else }}${words.resolved}{{ end }}`;
  const lines = [
    "■ {{ .Annotations.condition }}{{ with .Labels.instance }} ({{ . }}){{ end }}",
    `${words.value}: {{ .Annotations.value }}`,
    `${words.since}: ${moment(".StartsAt", system.timezone)}`,
    `{{ if eq .Status "resolved" }}${words.until}: ${moment(".EndsAt", system.timezone)}`,
    `{{ end }}${words.clause}: {{ .Annotations.clause }}`,
    `${words.firstStep}: {{ .Annotations.first_step }}`,
    `${words.runbook}: {{ .Annotations.runbook_url }}`,
  ];
  const body = `{{ range .Alerts }}${lines.join("\n")}\n{{ end }}`;
  return {
    title: `[${state}] ${templateText(route.title)}: {{ (index .Alerts 0).Annotations.title }} [${system.key} ${system.environment}]`,
    body,
    html: `<pre>${body}</pre>`,
    severity:
      '{{ if match "^(outage|critical)$" .CommonLabels.severity }}critical{{ else if eq .CommonLabels.severity "warning" }}warning{{ else }}info{{ end }}',
    runbook: "{{ (index .Alerts 0).Annotations.runbook_url }}",
  };
}

/** Text that Prometheus, Alertmanager or Grafana would read as a template, made literal. */
export function templateText(text: string): string {
  return text.replaceAll("{{", '{{ "{{" }}');
}

/** A time in the system's zone. Templates know no zones: one without summer time is a fixed offset, others show UTC. */
function moment(field: string, timezone: string): string {
  const winter = offsetSeconds(timezone, "2025-01-15T00:00:00Z");
  const summer = offsetSeconds(timezone, "2025-07-15T00:00:00Z");
  if (winter !== summer) return `{{ ${field}.UTC.Format "2006-01-02 15:04" }} UTC`;
  return `{{ (${field}.UTC.Add ${winter}000000000).Format "2006-01-02 15:04" }} ${timezone}`;
}

function offsetSeconds(timezone: string, instant: string): number {
  const at = new Date(instant);
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"), read("second"));
  return Math.round((wall - at.getTime()) / 1000);
}
