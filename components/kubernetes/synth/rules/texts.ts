import type { Unit } from "../../../../core/model";

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

/** Prometheus template that writes the current value in its unit; a ratio is a share unless it is a multiple. */
export function valueTemplate(unit: Unit, multiple = false): string {
  if (unit === "ratio" && multiple) return '{{ $value | printf "%.1f" }}×';
  return valueTemplates[unit] ?? "{{ $value | humanize }}";
}
