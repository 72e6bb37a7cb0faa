const day = 86_400;
const days = 7;

/** Limits of an unusual amount, and the stretch of time it is counted in (seconds). */
export interface Unusual {
  readonly field: string;
  readonly window: number;
  readonly least: number;
  readonly times: number;
}

/** How far back the query looks, in seconds. */
export function lookback({ window }: Unusual): number {
  return days * day + window;
}

/**
 * CloudWatch Logs Insights: per value of a field, the records of the last window beside the average of the same window
 * on the seven days before. What was never there before is unusual as soon as it is above the least.
 */
export function baselineQuery({ field, window, least, times }: Unusual): string {
  return [
    `filter ispresent(${field})`,
    "fields now() - toMillis(@timestamp) / 1000 as age",
    `filter age % ${day} < ${window}`,
    `stats sum(age < ${window}) as recent, sum(age >= ${window}) / ${days} as usual by ${field}`,
    `filter recent > ${least} and recent > ${times} * usual`,
    "sort recent desc",
  ].join("\n| ");
}
