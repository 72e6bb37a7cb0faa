import type { Language, Unit } from "../../../core/model";

/** Words of notifications, in the system's language. */
export interface Words {
  readonly firing: string;
  readonly resolved: string;
  readonly value: string;
  readonly since: string;
  readonly until: string;
  readonly clause: string;
  readonly firstStep: string;
  readonly runbook: string;
  readonly noData: string;
  /** Title and condition of the rule that tells when the series themselves are gone. */
  readonly absentTitle: (title: string) => string;
  readonly absentCondition: string;
}

const words: Record<Language, Words> = {
  ja: {
    firing: "発生",
    resolved: "復旧",
    value: "現在値",
    since: "発生時刻",
    until: "復旧時刻",
    clause: "根拠",
    firstStep: "最初の対応",
    runbook: "手順書",
    noData: "データなし",
    absentTitle: (title) => `${title}（データなし）`,
    absentCondition: "計測データが届いていない",
  },
  en: {
    firing: "FIRING",
    resolved: "RESOLVED",
    value: "Value",
    since: "Since",
    until: "Until",
    clause: "Documented in",
    firstStep: "First step",
    runbook: "Runbook",
    noData: "no data",
    absentTitle: (title) => `${title} (no data)`,
    absentCondition: "no measurements arrive",
  },
};

export function wordsOf(language: Language): Words {
  return words[language];
}

const valueTemplates: Partial<Record<Unit, string>> = {
  percent: '{{ $value | printf "%.2f" }}%',
  ratio: "{{ $value | humanizePercentage }}",
  second: "{{ $value | humanizeDuration }}",
  millisecond: '{{ $value | printf "%.0f" }} ms',
  day: '{{ $value | printf "%.1f" }} d',
  count: '{{ $value | printf "%.0f" }}',
  perSecond: '{{ $value | printf "%.2f" }}/s',
  perMinute: '{{ $value | printf "%.2f" }}/min',
  byte: "{{ $value | humanize1024 }}B",
  bitPerSecond: "{{ $value | humanize }}bps",
};

/** Prometheus template that writes the current value in its unit. */
export function valueTemplate(unit: Unit): string {
  return valueTemplates[unit] ?? "{{ $value | humanize }}";
}

/** Text that Prometheus would read as a template, made literal. */
export function literal(text: string): string {
  return text.replaceAll("{{", '{{ "{{" }}');
}
