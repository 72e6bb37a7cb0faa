const byThousand = ["", " k", " M", " G", " T"];

/** A number in one of Grafana's units, as short as an axis needs it. */
export function formatValue(value: number, unit: string): string {
  switch (unit) {
    case "percent":
      return `${plain(value)}%`;
    case "percentunit":
      return `${plain(value * 100)}%`;
    case "s":
    case "ms":
    case "m":
    case "h":
    case "d":
      return time(value * (inSeconds[unit] ?? 1));
    case "bytes":
      return scaled(value, 1024, ["B", "KiB", "MiB", "GiB", "TiB"]);
    case "decbytes":
      return scaled(value, 1000, ["B", "kB", "MB", "GB", "TB"]);
    case "bps":
      return scaled(value, 1000, ["b/s", "kb/s", "Mb/s", "Gb/s", "Tb/s"]);
    case "reqps":
      return `${plain(value)} req/s`;
    case "reqpm":
      return `${plain(value)} req/min`;
    case "cps":
      return `${plain(value)}/s`;
    case "cpm":
      return `${plain(value)}/min`;
    default:
      return unit.startsWith("suffix:") ? `${plain(value)}${unit.slice(7)}` : scaled(value, 1000, byThousand).trim();
  }
}

const inSeconds: Readonly<Record<string, number>> = { s: 1, ms: 0.001, m: 60, h: 3600, d: 86_400 };

/** Of what a value of this size is written in, one is so much: of 7200 s an hour, 3600. */
export function writtenSize(value: number, unit: string): number {
  const factor = inSeconds[unit];
  if (factor !== undefined) return clockPart(value * factor).size / factor;
  if (unit === "decbytes") return 1000 ** Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1) / 3));
  return unit === "bytes" ? 1024 ** Math.max(0, Math.floor(Math.log2(Math.abs(value) || 1) / 10)) : 1;
}

function clockPart(seconds: number): { size: number; name: string } {
  const size = Math.abs(seconds);
  if (size > 0 && size < 1) return { size: 0.001, name: "ms" };
  if (size < 120) return { size: 1, name: "s" };
  if (size < 7200) return { size: 60, name: "min" };
  return size < 172_800 ? { size: 3600, name: "h" } : { size: 86_400, name: "d" };
}

function time(seconds: number): string {
  const { size, name } = clockPart(seconds);
  return `${plain(seconds / size)} ${name}`;
}

function scaled(value: number, step: number, names: readonly string[]): string {
  let size = value;
  let at = 0;
  while (Math.abs(size) >= step && at < names.length - 1) {
    size /= step;
    at++;
  }
  const name = names[at] ?? "";
  return `${plain(size)}${name === "" || name.startsWith(" ") ? name : ` ${name}`}`;
}

function plain(value: number): string {
  return String(Number(value.toPrecision(3)));
}
