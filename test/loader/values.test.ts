import { scheduleForms } from "../../core/loader/schedule-misfit";
import { breaking } from "../kit/system-yaml";

describe("problems of values", () => {
  breaking(
    "SPEC-VALUE: a threshold without a direction",
    [['is: ">= 85%"', "is: 85%"]],
    [
      '31:11  SPEC-VALUE  alerts["web.cpu"].critical.is: a limit without a direction; given 85%; allowed a comparison with a unit, like ">= 70%", "> 500ms", or "down"; write ">= 85%" or "< 85%"',
    ],
  );
  breaking(
    "SPEC-VALUE: a threshold turned around",
    [['is: ">= 85%"', 'is: "=> 85%"']],
    [
      '31:11  SPEC-VALUE  alerts["web.cpu"].critical.is: no operator of this form; given => 85%; allowed a comparison with a unit, like ">= 70%", "> 500ms", or "down"; write ">= 85%"',
    ],
  );
  breaking(
    "SPEC-VALUE: no number at all",
    [["{ is: 1 minute, row: SH-13 }", "{ is: soon, row: SH-13 }"]],
    [
      '34:18  SPEC-VALUE  alerts["web.cpu"].every.is: not a value of this kind; given soon; allowed a number with a unit: 5 minutes, 30s, 90 days; correct it',
    ],
  );
  breaking(
    "SPEC-VALUE: separators in the wrong place",
    [["{ is: 1 minute, row: SH-13 }", '{ is: "1,00 seconds", row: SH-13 }']],
    [
      '34:18  SPEC-VALUE  alerts["web.cpu"].every.is: not a value of this kind; given 1,00 seconds; allowed a number with a unit: 5 minutes, 30s, 90 days; correct it',
    ],
  );
  breaking(
    "SPEC-VALUE: a negative duration",
    [["{ is: 1 minute, row: SH-13 }", "{ is: -5 minutes, row: SH-13 }"]],
    [
      '34:18  SPEC-VALUE  alerts["web.cpu"].every.is: an impossible amount; given -5 minutes; allowed a number with a unit: 5 minutes, 30s, 90 days; correct the number',
    ],
  );
  breaking(
    "SPEC-VALUE: an interval of nothing",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 0 minutes, row: SH-13 }"]],
    [
      '34:18  SPEC-VALUE  alerts["web.cpu"].every.is: an impossible amount; given 0 minutes; allowed a number with a unit: 5 minutes, 30s, 90 days; correct the number',
    ],
  );
  breaking(
    "SPEC-VALUE: a retention of nothing",
    [["is: 90 days", "is: 0 days"]],
    [
      "41:98  SPEC-VALUE  logs.stores.access.keep.is: an impossible amount; given 0 days; allowed a number with a unit: 5 minutes, 30s, 90 days; correct the number",
    ],
  );
  breaking(
    "SPEC-VALUE: a range that ends before it starts",
    [["is: 0-60%", "is: 60-0%"]],
    [
      '28:19  SPEC-VALUE  alerts["web.cpu"].normal.is: the range ends before it starts; given 60-0%; allowed a range with a unit, like "0-60%"; swap its ends',
    ],
  );
  breaking(
    "SPEC-VALUE: an hour no clock has",
    [["is: daily 02:00", "is: daily 25:00"]],
    [
      `49:21  SPEC-VALUE  backups.db.schedule.is: not a time of day; given daily 25:00; allowed ${scheduleForms}; correct the time`,
    ],
  );
  breaking(
    "SPEC-VALUE: a window of no length",
    [["is: daily 02:00", "is: daily 02:00-02:00"]],
    [
      `49:21  SPEC-VALUE  backups.db.schedule.is: the window ends when it starts; given daily 02:00-02:00; allowed ${scheduleForms}; correct its end, or write 00:00-24:00 for a whole day`,
    ],
  );
  breaking(
    "SPEC-VALUE: a cron expression",
    [["is: daily 02:00", 'is: "0 2 * * *"']],
    [
      `49:21  SPEC-VALUE  backups.db.schedule.is: a cron expression has no time zone; given 0 2 * * *; allowed ${scheduleForms}; write the zone behind it, 0 2 * * * Asia/Tokyo, or the same in words, daily 02:00`,
    ],
  );
  breaking(
    "SPEC-UNIT: a currency that does not exist",
    [["JPY 500,000", "YEN 500,000"]],
    [
      "53:26  SPEC-UNIT  budgets.total.amount.is: no currency of this name; given YEN 500,000; allowed an amount with its currency, like JPY 500,000; did you mean JPY 500,000?",
    ],
  );
  breaking(
    "SPEC-VALUE: an objective above all there is",
    [["budgets:", "slos:\n  up: { on: web, target: { is: 110%, row: SH-43 } }\nbudgets:"]],
    [
      "53:32  SPEC-VALUE  slos.up.target.is: an impossible amount; given 110%; allowed a number with a unit: 5 minutes, 99.9%, 30 generations, 10/min, 50 GiB; correct the number",
    ],
  );
  breaking(
    "SPEC-VALUE: more data points than evaluations",
    [["      for: 3 minutes\n", "      for: 3 minutes\n      datapoints: 5\n"]],
    [
      '34:19  SPEC-VALUE  alerts["web.cpu"].critical.datapoints: more data points than evaluations in 3 minutes; given 5; allowed 1 to 3; lower it, or lengthen `for`',
    ],
  );
  breaking(
    "SPEC-VALUE: both assumed and documented",
    [["{ is: 1 minute, row: SH-13 }", "{ assume: 1 minute, row: SH-13, because: chosen }"]],
    [
      '34:14  SPEC-VALUE  alerts["web.cpu"].every.assume: both assumed and documented; keep assume where the document is silent, else is',
    ],
  );
  breaking(
    "SPEC-VALUE: covered twice",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 minute, row: SH-13, process: cpu, check: cpu, because: people }"]],
    ['34:12  SPEC-VALUE  alerts["web.cpu"].every: covered more than once; given process, check; keep one'],
  );
  breaking(
    "SPEC-UNIT: what is deployed instead is read, not what is documented",
    [["{ is: 1 minute, row: SH-13 }", "{ is: soon, deploy: 5, row: SH-13, because: vague }"]],
    [
      '34:32  SPEC-UNIT  alerts["web.cpu"].every.deploy: a number without a unit; given 5; allowed a number with a unit: 5 minutes, 30s, 90 days; add the unit',
    ],
  );
});
