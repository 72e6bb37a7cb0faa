import { inText, joinTexts, type Traced, type TracedText } from "../../../../core/evidence";

/** Days before today whose same stretch of time is the usual. */
const days = 7;

/** Limits of an unusual amount, and the stretch of time it is counted in (seconds). */
export interface Unusual {
  readonly field: string;
  readonly window: number;
  readonly least: Traced<number>;
  readonly times: Traced<number>;
  /** Seconds between the same hour of two days. */
  readonly day: Traced<number>;
}

/** The days to compare with: 1 is yesterday. */
export const earlierDays: readonly number[] = Array.from({ length: days }, (_, index) => index + 1);

/** CloudWatch Logs Insights: who had more than the least in the last window. It reads each record once a day. */
export function recentQuery({ field, least }: Unusual): TracedText {
  const steps = [
    `filter ispresent(${field})`,
    `stats count(*) as recent by ${field}`,
    inText`filter recent > ${least}`,
    "sort recent desc",
  ];
  return joinTexts(steps, "\n| ");
}

/** The same stretch of an earlier day; the busiest first, because an answer has ten thousand rows at most. */
export function usualQuery({ field }: Unusual): string {
  return [`filter ispresent(${field})`, `stats count(*) as usual by ${field}`, "sort usual desc"].join("\n| ");
}

/** JSONata: the second at which the window ends, on an earlier day that is the input. */
export function endOnDay({ day }: Unusual): TracedText {
  return inText`$asked - $states.input * ${day}`;
}

/** JSONata: what a row of an answer says of a field. */
function cell(row: string, field: string): string {
  return `${row}[Field='${field}'].Value`;
}

/** JSONata: the rows of an earlier day as `{ who, usual }`. */
export function usualRows({ field }: Unusual): string {
  const row = `{'who': ${cell("$row", field)}, 'usual': $number(${cell("$row", "usual")})}`;
  return `[$map($states.input.Results, function($row) { ${row} })]`;
}

/**
 * JSONata: who of the recent ones had more than so many times the average of the earlier days, which are the input. What
 * was never there before is unusual as soon as it is above the least.
 */
export function unusualOnes({ field, times }: Unusual): TracedText {
  const row = `{'who': ${cell("$row", field)}, 'recent': $number(${cell("$row", "recent")})}`;
  const usual = `$sum($append(0, $earlier[who = $one.who].usual)) / ${days}`;
  const lines = [
    "($earlier := $reduce($states.input, $append, []);",
    `[$filter($map($rows, function($row) { ${row} }), function($one) {`,
    inText`($usual := ${usual}; $one.recent > ${times} * $usual) })])`,
  ];
  return joinTexts(lines, " ");
}
