import { testRules } from "../kit/promtool";

/** Whether some made-up series let a condition hold, and others let it rest. */
export interface Outcome {
  readonly holds: boolean;
  readonly rests: boolean;
}

interface Selector {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** When there are samples: minutes after the start, rising. The last hour and what is compared with it are dense. */
type Minutes = readonly number[];

/** What happens to one selector's series: for a bucket, the bucket; the value at a minute, of so many. */
interface Line {
  readonly le?: string;
  readonly at: (minute: number, last: number) => number;
}
type Story = readonly Line[];

const recent = 60;
const flat = (value: number): Story => [{ at: () => value }];
/** A counter that counts so many a minute before the last hour, and so many in it. */
const counting = (before: number, after: number, le?: string): Line => ({
  ...(le !== undefined && { le }),
  at: (minute, last) => before * Math.min(minute, last - recent) + after * Math.max(0, minute - (last - recent)),
});

const single: readonly Story[] = [
  flat(0),
  flat(1),
  [counting(6000, 6000)],
  flat(1e12),
  flat(0.5),
  [counting(6000, 0)],
  [counting(0, 6000)],
  [counting(60, 6000)],
  [],
  flat(100),
  [counting(60, 6)],
  [counting(1e10, 1e10)],
  [{ at: (minute, last) => (minute > last - 5 ? 0 : 1) }],
  [{ at: (minute, last) => (minute > last - 5 ? 1 : 0) }],
];

const buckets = (quick: number): Story =>
  [
    ["0.1", quick],
    ["10", 6000],
    ["+Inf", 6000],
  ].map(([le, rate]) => counting(Number(rate), Number(rate), String(le)));
const histograms: readonly Story[] = [buckets(6000), buckets(0), []];

/** A line in promtool's notation, one sample a minute, `_` where there is none; `later` minutes after the start. */
function valuesOf({ at }: Line, minutes: Minutes, later: number): string {
  const last = minutes.at(-1) ?? 0;
  let before = -1 - later;
  return minutes
    .map((minute) => {
      const gap = minute - before - 1;
      before = minute;
      return `${gap > 0 ? `_x${gap} ` : ""}${at(minute, last)}`;
    })
    .join(" ");
}

const mostRounds = 20;
const perRound = 14;

/**
 * Tries conditions over made-up series until each held once and rested once, or nothing new is left to try. With
 * `valueOnly`, holding is to have any value.
 */
export function outcomesOf(expressions: readonly string[], options: { valueOnly?: boolean } = {}): Outcome[] {
  const found = expressions.map(() => ({ holds: false, rests: false }));
  const next = randomNumbers();
  for (let round = 0; round < mostRounds; round += 1) {
    const open = expressions.flatMap((expression, at) => {
      const { holds = false, rests = false } = found[at] ?? {};
      return holds && (rests || options.valueOnly) ? [] : [{ expression, at }];
    });
    if (open.length === 0) break;
    const trials = open.flatMap(({ expression, at }) =>
      Array.from({ length: perRound }, (_, turn) => ({ at, ...trialOf(expression, round * perRound + turn, next) })),
    );
    const resting = restingIn(trials);
    for (const [number, { at }] of trials.entries()) {
      const outcome = found[at];
      if (outcome) outcome[resting.has(number) ? "rests" : "holds"] = true;
    }
  }
  return found;
}

interface Trial {
  readonly expression: string;
  readonly minutes: Minutes;
  readonly metrics: readonly string[];
  readonly series: readonly (Selector & { readonly line: Line })[];
}

/** First every selector has the same story, then each its own. */
function trialOf(expression: string, turn: number, next: () => number): Trial {
  const selectors = selectorsOf(expression);
  const series = selectors.flatMap(({ metric, labels }) => {
    const stories = metric.endsWith("_bucket") && labels.le === undefined ? histograms : single;
    const story = turn < single.length ? stories[turn % stories.length] : stories[next() % stories.length];
    return (story ?? []).map((line) => ({
      metric,
      labels: line.le === undefined ? labels : { ...labels, le: line.le },
      line,
    }));
  });
  const unique = new Map(series.map((one) => [nameOf(one.metric, one.labels), one]));
  const metrics = [...new Set(selectors.map(({ metric }) => metric))];
  return { expression, minutes: minutesFor(expression), metrics, series: [...unique.values()] };
}

/**
 * Numbers of the trials in which the condition does not hold. Many are one test of promtool, because each opens a database
 * of its own: the series of a trial have its number in their names. promtool names what failed by its expression only.
 */
function restingIn(trials: readonly Trial[]): ReadonlySet<number> {
  const tests = groupsOf(trials).map((group) => testOf(group));
  const { output } = testRules("groups: []", JSON.stringify({ rule_files: ["rules.yaml"], tests }));
  const failed = [...output.matchAll(/\+ 0 \* (\d+)", time:[\s\S]*?got:\s*(\{\} 0E\+00)?/g)];
  const broken = failed.find(([, , got]) => got === undefined);
  if (broken || (failed.length === 0 && !output.includes("SUCCESS"))) throw new Error(output.slice(0, 2000));
  return new Set(failed.map(([, number]) => Number(number)));
}

type Numbered = readonly (readonly [number, Trial])[];

const lastOf = ({ minutes }: Trial): number => minutes.at(-1) ?? 0;

/** Trials of a like length together, so many that promtool, which holds every minute of a series, has room for them. */
function groupsOf(trials: readonly Trial[]): Numbered[] {
  const groups: (readonly [number, Trial])[][] = [];
  let room = 0;
  for (const one of [...trials.entries()].sort(([, a], [, b]) => lastOf(a) - lastOf(b))) {
    const size = one[1].series.length * lastOf(one[1]);
    if (room < size || groups.length === 0) {
      groups.push([]);
      room = 4_000_000;
    }
    room -= size;
    groups.at(-1)?.push(one);
  }
  return groups;
}

function testOf(group: Numbered): object {
  const last = Math.max(...group.map(([, trial]) => lastOf(trial)));
  return {
    interval: "1m",
    input_series: group.flatMap(([number, trial]) =>
      trial.series.map(({ metric, labels, line }) => ({
        series: nameOf(`t${number}_${metric}`, labels),
        values: valuesOf(line, trial.minutes, last - lastOf(trial)),
      })),
    ),
    promql_expr_test: group.map(([number, { expression, metrics }]) => ({
      expr: `((count(${renamed(expression, metrics, number)}) > bool 0) or vector(0)) + 0 * ${number}`,
      eval_time: `${last}m`,
      exp_samples: [{ labels: "{}", value: 1 }],
    })),
  };
}

/** The condition over the series of one trial. */
function renamed(expression: string, metrics: readonly string[], number: number): string {
  return metrics.reduce(
    (text, metric) => text.replace(new RegExp(`(?<![\\w:"])${metric}(?![\\w:"])`, "g"), `t${number}_${metric}`),
    expression,
  );
}

const seconds = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };
const spaced = 150;

function durationsIn(text: string): number[] {
  return [...text.matchAll(/(\d+)([smhdwy])(?![a-z])/g)].map(
    ([, amount, unit]) => (Number(amount) * seconds[unit as keyof typeof seconds]) / 60,
  );
}

/** Long enough for every window, shift and age the condition names; dense at its end and at each shift. */
function minutesFor(expression: string): Minutes {
  const ages = expression.includes("time()")
    ? [...expression.matchAll(/[<>]=?\s*(\d+)/g)].map(([, age]) => Number(age) / 60)
    : [];
  const longest = Math.max(0, ...durationsIn(expression), ...ages.filter((age) => age < 40 * 1440));
  const last = Math.ceil(longest) + 3 * recent;
  const shifts = [0, ...[...expression.matchAll(/offset (\w+)/g)].flatMap(([, shift = ""]) => durationsIn(shift))];
  const dense = shifts.flatMap((shift) => Array.from({ length: recent }, (_, back) => Math.round(last - shift) - back));
  const wide = Array.from({ length: spaced }, (_, step) => Math.round((step * last) / spaced));
  return [...new Set([...dense, ...wide])].filter((minute) => minute >= 0).sort((a, b) => a - b);
}

/** Series a condition reads: names with matchers, and names of their own. */
function selectorsOf(expression: string): Selector[] {
  const plain = expression.replace(/\b(?:by|on|without|ignoring|group_left|group_right)\s*\([^)]*\)/g, " ");
  const found = [...plain.matchAll(/([a-zA-Z_:][\w:]*)\s*(?:\{([^}]*)\})?(?!\w*\s*\()/g)].flatMap(
    ([, metric = "", matchers]) =>
      matchers === undefined && (words.has(metric) || !/[_:]|^up$/.test(metric))
        ? []
        : [{ metric, labels: { instance: "a", ...labelsOf(matchers ?? "") } }],
  );
  return [...new Map(found.map((one) => [nameOf(one.metric, one.labels), one])).values()];
}

const words = new Set(["and", "or", "unless", "bool", "offset", "inf", "Inf", "NaN"]);

function labelsOf(matchers: string): Record<string, string> {
  const found = [...matchers.matchAll(/(\w+)(=~|!=|!~|=)"((?:[^"\\]|\\.)*)"/g)];
  return Object.fromEntries(
    found.flatMap(([, label = "", operator, value = ""]) => {
      if (operator === "=") return [[label, value]];
      return operator === "=~" ? [[label, matching(value)]] : [];
    }),
  );
}

/** A text that a pattern matches as a whole. */
function matching(pattern: string): string {
  const [first = ""] = pattern.split("|");
  const candidates = [first, first.replace(/\.[*+]/g, "x"), first.replace(/\[\.\]/g, "."), first.replace(/\./g, "0")];
  const whole = new RegExp(`^(?:${pattern})$`);
  const fits = candidates.find((one) => !/[*+[\]\\]/.test(one) && whole.test(one));
  if (fits === undefined) throw new Error(`no text for the pattern ${pattern}`);
  return fits;
}

function nameOf(metric: string, labels: Readonly<Record<string, string>>): string {
  const own = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `${metric}{${own.sort().join(",")}}`;
}

/** The same numbers each time. */
function randomNumbers(): () => number {
  let state = 20_261_129;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
