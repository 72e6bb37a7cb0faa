import type { Unit } from "../../../../core/model";

const valueTemplates: Partial<Record<Unit, string>> = {
  percent: '{{ $values.B.Value | printf "%.2f" }}%',
  ratio: "{{ $values.B.Value | humanizePercentage }}",
  second: "{{ $values.B.Value | humanizeDuration }}",
  millisecond: '{{ $values.B.Value | printf "%.0f" }} ms',
  day: '{{ $values.B.Value | printf "%.1f" }} d',
  count: '{{ $values.B.Value | printf "%.0f" }}',
  perSecond: '{{ $values.B.Value | printf "%.2f" }}/s',
  perMinute: '{{ $values.B.Value | printf "%.2f" }}/min',
  byte: "{{ $values.B.Value | humanize1024 }}B",
};

/** Grafana template that writes the current value in its unit; a ratio is a share unless it is a multiple. */
export function valueTemplate(unit: Unit, multiple = false): string {
  if (unit === "ratio" && multiple) return '{{ $values.B.Value | printf "%.1f" }}×';
  return valueTemplates[unit] ?? "{{ $values.B.Value | humanize }}";
}
