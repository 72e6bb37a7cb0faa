import type { DashboardPanel, Step } from "./dashboard";
import { formatValue, writtenSize } from "./format";
import { text } from "./html";
import { isStateOf, limitsOf, points } from "./simulate";

/** Room for the numbers of the axes, in pixels of the drawing. */
const edge = { left: 84, right: 10, top: 8, bottom: 22 };
/** The most lines an axis is divided by. */
const ticks = 5;
/** Height of the letters in it. */
const letters = 13;

interface Scale {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly low: number;
  readonly high: number;
  readonly width: number;
  readonly height: number;
}

/** Lines over time as an inline SVG, with bands and lines at the limits. */
export function chart(
  panel: DashboardPanel,
  values: readonly (readonly number[])[],
  size: { width: number; height: number },
  from: string,
): string {
  const scale = scaleOf(panel, values, size);
  const unit = panel.fieldConfig?.defaults.unit ?? "";
  const steps = panel.fieldConfig?.defaults.thresholds?.steps ?? [];
  const parts = [
    ...bands(steps, scale),
    ...axis(panel, scale, from),
    ...values.map((line, index) => `<polyline class="line line-${index % 6}" points="${path(line, scale)}"/>`),
    ...limitLines(steps, scale, unit),
  ];
  const { width, height } = size;
  return `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${text(panel.title)}">${parts.join("")}</svg>`;
}

/** The line behind a latest value. */
export function sparkline(values: readonly number[], size: { width: number; height: number }): string {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const { width, height } = size;
  const line = values.map(
    (value, at) => `${round((at / (points - 1)) * width)},${round(height - 2 - ((value - low) / span) * (height - 4))}`,
  );
  return `<svg class="spark" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true"><polyline points="${line.join(" ")}"/></svg>`;
}

function scaleOf(
  panel: DashboardPanel,
  values: readonly (readonly number[])[],
  { width, height }: { width: number; height: number },
): Scale {
  const { min, max } = panel.fieldConfig?.defaults ?? {};
  const all = [...values.flat(), ...limitsOf(panel.fieldConfig?.defaults ?? {})];
  const low = min ?? Math.min(...all);
  const top = max ?? Math.max(...all, low);
  const high = top > low ? low + (top - low) * (max === undefined ? 1.08 : 1) : low + 1;
  const right = width - edge.right;
  const bottom = height - edge.bottom;
  return {
    x: (at) => edge.left + (at / (points - 1)) * (right - edge.left),
    y: (value) => bottom - ((value - low) / (high - low)) * (bottom - edge.top),
    low,
    high,
    width,
    height,
  };
}

function path(line: readonly number[], { x, y }: Scale): string {
  return line.map((value, at) => `${round(x(at))},${round(y(value))}`).join(" ");
}

/** What each stretch of the axis means, as a tint behind the lines. */
function bands(steps: readonly Step[], scale: Scale): string[] {
  if (steps.length < 2) return [];
  return steps.flatMap(({ color, value }, at) => {
    if (color === "transparent") return [];
    const from = Math.max(scale.low, value ?? scale.low);
    const to = Math.min(scale.high, steps[at + 1]?.value ?? scale.high);
    if (to <= from) return [];
    const y = scale.y(to);
    const width = scale.width - edge.left - edge.right;
    return [
      `<rect class="band ${color}" x="${edge.left}" y="${round(y)}" width="${width}" height="${round(scale.y(from) - y)}"/>`,
    ];
  });
}

/** A number stands at its line unless another stands there already. */
function limitLines(steps: readonly Step[], scale: Scale, unit: string): string[] {
  const right = scale.width - edge.right;
  let last = Number.POSITIVE_INFINITY;
  // As Grafana draws them: up to a transparent step a line has the colour of what is below it.
  const clear = steps.findIndex(({ color }) => color === "transparent");
  return steps.flatMap((step, at) => {
    const { value } = step;
    const color = (at <= clear ? steps[at - 1] : undefined)?.color ?? step.color;
    if (value === null || value < scale.low || value > scale.high) return [];
    const y = round(scale.y(value));
    const line = `<line class="limit ${color}" x1="${edge.left}" x2="${right}" y1="${y}" y2="${y}"/>`;
    if (y < letters + 3 || last - y < letters) return [line];
    last = y;
    const label = text(formatValue(value, unit));
    return [line, `<text class="limit-label" x="${right - 4}" y="${y - 3}" text-anchor="end">${label}</text>`];
  });
}

function axis(panel: DashboardPanel, scale: Scale, from: string): string[] {
  const right = scale.width - edge.right;
  const { unit = "", mappings = [] } = panel.fieldConfig?.defaults ?? {};
  const words = isStateOf({ unit }) ? mappings[0]?.options : undefined;
  const rows = words ? [0, 1] : roundSteps(scale, unit);
  const grid = rows.map((value) => {
    const y = round(scale.y(value));
    const label = `<text class="tick" x="${edge.left - 6}" y="${y + 4}" text-anchor="end">${text(words?.[value]?.text ?? formatValue(value, unit))}</text>`;
    return `<line class="grid" x1="${edge.left}" x2="${right}" y1="${y}" y2="${y}"/>${label}`;
  });
  const bottom = scale.height - 6;
  const start = from.replace(/^now-/, "-");
  return [
    ...grid,
    `<text class="tick" x="${edge.left}" y="${bottom}">${text(start)}</text>`,
    `<text class="tick" x="${right}" y="${bottom}" text-anchor="end">now</text>`,
  ];
}

/** Multiples of a step people count by: 1, 2, 2.5 or 5 times a power of ten of what the numbers are written in. */
function roundSteps({ low, high }: Scale, unit: string): number[] {
  const size = writtenSize(high, unit);
  const least = (high - low) / size / ticks;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 2.5, 5].find((one) => one * power >= least * 0.999) ?? 10) * power * size;
  const first = Math.ceil(low / step - 1e-6);
  const count = Math.floor(high / step + 1e-6) - first;
  return Array.from({ length: count + 1 }, (_, at) => (first + at) * step);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
