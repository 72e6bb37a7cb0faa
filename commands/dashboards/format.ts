const byThousand = ["", " k", " M", " G", " T"];

/** A number in one of Grafana's units, as short as an axis needs it. */
export function formatValue(value: number, unit: string): string {
  switch (unit) {
    case "percent":
      return `${plain(value)}%`;
    case "percentunit":
      return `${plain(value * 100)}%`;
    case "s":
      return time(value);
    case "ms":
      return time(value / 1000);
    case "m":
      return time(value * 60);
    case "h":
      return time(value * 3600);
    case "d":
      return time(value * 86_400);
    case "bytes":
      return scaled(value, 1024, ["B", "KiB", "MiB", "GiB", "TiB"]);
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

function time(seconds: number): string {
  const size = Math.abs(seconds);
  if (size > 0 && size < 1) return `${plain(seconds * 1000)} ms`;
  if (size < 120) return `${plain(seconds)} s`;
  if (size < 7200) return `${plain(seconds / 60)} min`;
  return size < 172_800 ? `${plain(seconds / 3600)} h` : `${plain(seconds / 86_400)} d`;
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
