import { exact, type Fidelity, type PlannedRule, seconds } from "../../../../core/model";
import { iso8601 } from "../../../../core/time";
import { everyMinute, logFrequencies, logLookback, logWindows } from "../common/limits";
import { frequencyFidelity } from "./metric-timing";
import { approximation } from "./targets";
import { atLeast, atMost } from "./timing";

/** Seconds, and how many windows in a row are judged. */
export interface LogTiming {
  readonly window: number;
  readonly frequency: number;
  readonly periods: number;
  readonly failing: number;
  readonly fidelity: readonly Fidelity[];
}

/** What the query allows: windows in a row need a time column in its result. */
export interface QueryTraits {
  readonly keepsTime: boolean;
  readonly forbidsEveryMinute: boolean;
}

/** Timing of a log alert; undefined when the window is beyond the 48 hours a log alert can see. */
export function logTiming(rule: PlannedRule, grain: number, query: QueryTraits): LogTiming | undefined {
  const lasting = seconds(rule.for);
  const wanted = Math.max(seconds(rule.window), grain);
  if (wanted > logLookback.longest) return undefined;
  const every = seconds(rule.every);
  const base = baseWindow(wanted, lasting, query);
  const frequency = frequencyOf(every, base, query);
  // Anything slower than every minute looks back at least five.
  const window = frequency > everyMinute.frequency ? Math.max(base, everyMinute.slower) : base;
  const periods = query.keepsTime ? periodsOf(lasting, window) : 1;
  return {
    window,
    frequency,
    periods,
    failing: failingOf(rule, periods),
    fidelity: [lastingFidelity(lasting, window * periods), frequencyFidelity(every, frequency)],
  };
}

/** Without a time column one window must carry the whole duration. */
function baseWindow(wanted: number, lasting: number, query: QueryTraits): number {
  const stretch = query.keepsTime ? wanted : Math.max(wanted, Math.min(lasting, logLookback.longest));
  const shorter = atMost(stretch, logWindows);
  return shorter >= wanted ? shorter : (atLeast(wanted, logWindows) ?? shorter);
}

function frequencyOf(every: number, window: number, query: QueryTraits): number {
  const frequency = atMost(Math.min(every, window), logFrequencies);
  const tooFast = query.forbidsEveryMinute || window > everyMinute.longestWindow;
  return frequency === everyMinute.frequency && tooFast ? everyMinute.slower : frequency;
}

function periodsOf(lasting: number, window: number): number {
  const most = Math.min(logLookback.periods, Math.floor(logLookback.longest / window));
  return Math.max(1, Math.min(most, Math.floor(lasting / window)));
}

/** M of N evaluations, in windows. */
function failingOf(rule: PlannedRule, periods: number): number {
  const evaluations = seconds(rule.for) / seconds(rule.every);
  if (rule.datapoints === undefined || evaluations < 1) return periods;
  return Math.max(1, Math.min(periods, Math.round((rule.datapoints / evaluations) * periods)));
}

function lastingFidelity(lasting: number, judged: number): Fidelity {
  if (lasting === 0 || lasting === judged) return exact;
  return approximation(`judged over ${iso8601(judged)} instead of holding for ${iso8601(lasting)}`);
}
