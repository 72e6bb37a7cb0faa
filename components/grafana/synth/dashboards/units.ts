import { dimensionOf, type MetricPanel, type Unit } from "../../../../core/model";

/** Ids of Grafana's own units: https://grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options/ */
const grafanaUnits: Readonly<Record<Unit, string>> = {
  millisecond: "ms",
  second: "s",
  minute: "m",
  hour: "h",
  day: "d",
  week: "suffix: w",
  month: "suffix: mo",
  year: "suffix: y",
  ratio: "suffix:×",
  percent: "percent",
  basisPoint: "suffix: bp",
  count: "short",
  perSecond: "cps",
  perMinute: "cpm",
  perHour: "suffix:/h",
  perDay: "suffix:/d",
  byte: "bytes",
  kilobyte: "deckbytes",
  megabyte: "decmbytes",
  kibibyte: "kbytes",
  mebibyte: "mbytes",
  gibibyte: "gbytes",
  gigabyte: "decgbytes",
  terabyte: "dectbytes",
  tebibyte: "tbytes",
  bitPerSecond: "bps",
  megabitPerSecond: "Mbits",
  gigabitPerSecond: "Gbits",
  bytePerSecond: "Bps",
  kilobytePerSecond: "KBs",
  megabytePerSecond: "MBs",
  gigabytePerSecond: "GBs",
  mebibytePerSecond: "MiBs",
  boolean: "bool_on_off",
};

/** Bytes counted in thousands. */
const decimal: ReadonlySet<Unit> = new Set(["kilobyte", "megabyte", "gigabyte", "terabyte"]);

/**
 * The unit of a panel's axis. Requests are written as such; a share of one is a percentage; bytes are counted as the
 * limits count them, in thousands (GB) or in 1024 (GiB).
 */
export function unitOf(panel: Pick<MetricPanel, "unit" | "range" | "series" | "lines">): string {
  const { unit, range, series, lines } = panel;
  if (unit === "ratio" && range.max === 1) return "percentunit";
  if (unit === "byte" && lines.some(({ threshold }) => decimal.has(threshold.limit.unit))) return "decbytes";
  const requests = series.every(({ concept }) => concept.startsWith("http."));
  if (requests && dimensionOf(unit) === "rate") return unit === "perMinute" ? "reqpm" : "reqps";
  return grafanaUnits[unit];
}
