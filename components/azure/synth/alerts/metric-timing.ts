import { exact, type Fidelity, type PlannedRule, seconds } from "../../../../core/model";
import { iso8601 } from "../../../../core/time";
import { metricFrequencies, metricWindows } from "../common/limits";
import { approximation } from "./targets";
import { atLeast, atMost } from "./timing";

/** Seconds. */
export interface Timing {
  readonly window: number;
  readonly frequency: number;
  readonly fidelity: readonly Fidelity[];
}

/** What the measurement asks of the window. */
export interface Sampling {
  /** Seconds between data points. */
  readonly grain: number;
  /** A sum compared with a plain count: a shorter window would miss part of it, so the window is mapped upward. */
  readonly cumulative: boolean;
}

/**
 * Timing of a static metric alert. There is no M of N: one aggregate over the window decides, so the window carries
 * both the documented window and how long the condition must hold. Undefined when the window is beyond what is kept.
 */
export function metricTiming(rule: PlannedRule, { grain, cumulative }: Sampling): Timing | undefined {
  const lasting = seconds(rule.for);
  const stretch = Math.max(seconds(rule.window), grain);
  const leastWindow = atLeast(cumulative ? stretch : grain, metricWindows);
  if (leastWindow === undefined || stretch > Math.max(...metricWindows)) return undefined;
  const window = Math.max(leastWindow, atMost(Math.max(stretch, cumulative ? 0 : lasting), metricWindows));
  const every = seconds(rule.every);
  const frequency = atMost(Math.min(every, window), metricFrequencies);
  return {
    window,
    frequency,
    fidelity: [
      windowFidelity(stretch, window),
      lastingFidelity(lasting, window),
      frequencyFidelity(every, frequency),
      datapoints(rule),
    ],
  };
}

/** A window may be longer only because it carries the duration. */
function windowFidelity(wanted: number, window: number): Fidelity {
  if (wanted === window || (metricWindows as readonly number[]).includes(wanted)) return exact;
  return approximation(`a window of ${iso8601(window)} instead of ${iso8601(wanted)}`);
}

function lastingFidelity(lasting: number, window: number): Fidelity {
  if (lasting === 0 || lasting === window) return exact;
  return approximation(`decided by one aggregate over ${iso8601(window)} instead of holding for ${iso8601(lasting)}`);
}

export function frequencyFidelity(every: number, frequency: number): Fidelity {
  if (every === frequency) return exact;
  return approximation(`evaluated every ${iso8601(frequency)} instead of every ${iso8601(every)}`);
}

function datapoints(rule: PlannedRule): Fidelity {
  if (rule.datapoints === undefined) return exact;
  return approximation(`metric alerts cannot count ${rule.datapoints} breaching evaluations`);
}
