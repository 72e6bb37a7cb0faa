import { breaking } from "../kit/system-yaml";

describe("problems of units", () => {
  breaking(
    "SPEC-UNIT: a duration without a unit",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1, row: SH-13 }"]],
    [
      '34:18  SPEC-UNIT  alerts["web.cpu"].every.is: a number without a unit; given 1; allowed a number with a unit: 5 minutes, 30s, 90 days; add the unit',
    ],
  );
  breaking(
    "SPEC-UNIT: a plain number without a unit",
    [["{ is: 1 minute, row: SH-13 }", "5"]],
    [
      '34:12  SPEC-UNIT  alerts["web.cpu"].every: a number without a unit; given 5; allowed a number with a unit: 5 minutes, 30s, 90 days; add the unit',
    ],
  );
  breaking(
    "SPEC-UNIT: an amount of something else",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 5 GB, row: SH-13 }"]],
    [
      '34:18  SPEC-UNIT  alerts["web.cpu"].every.is: a unit of bytes where one of time is needed; given 5 GB; allowed a number with a unit: 5 minutes, 30s, 90 days; correct the unit',
    ],
  );
  breaking(
    "SPEC-UNIT: a unit with a slip",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 minuts, row: SH-13 }"]],
    [
      '34:18  SPEC-UNIT  alerts["web.cpu"].every.is: no unit of this name; given 1 minuts; allowed a number with a unit: 5 minutes, 30s, 90 days; did you mean 1 minute?',
    ],
  );
  breaking(
    "SPEC-VALUE: a limit and how long it lasts in one value",
    [['is: ">= 85%"', "is: 85%以上が5分継続"]],
    [
      '31:11  SPEC-VALUE  alerts["web.cpu"].critical.is: a limit and how long it lasts, which are two values; given 85%以上が5分継続; allowed a comparison with a unit, like ">= 70%", "> 500ms", or "down"; write is: ">= 85%", and for: 5 minutes beside the level',
    ],
  );
  breaking(
    "SPEC-UNIT: a unit nobody knows",
    [["{ is: 1 minute, row: SH-13 }", "{ is: 1 fortnight, row: SH-13 }"]],
    [
      '34:18  SPEC-UNIT  alerts["web.cpu"].every.is: no unit of this name; given 1 fortnight; allowed a number with a unit: 5 minutes, 30s, 90 days; correct the unit',
    ],
  );
  breaking(
    "SPEC-UNIT: a threshold without a unit",
    [['is: ">= 85%"', 'is: ">= 85"']],
    [
      '31:11  SPEC-UNIT  alerts["web.cpu"].critical.is: a number without a unit; given >= 85; allowed a comparison with a unit, like ">= 70%", "> 500ms", or "down"; add the unit',
    ],
  );
  breaking(
    "SPEC-UNIT: a bare number as threshold",
    [['is: ">= 85%"', "is: 85"]],
    [
      '31:11  SPEC-UNIT  alerts["web.cpu"].critical.is: a number without a unit; given 85; allowed a comparison with a unit, like ">= 70%", "> 500ms", or "down"; add the unit',
    ],
  );
  breaking(
    "SPEC-UNIT: a range without a unit",
    [["is: 0-60%", "is: 0-60"]],
    [
      '28:19  SPEC-UNIT  alerts["web.cpu"].normal.is: a number without a unit; given 0-60; allowed a range with a unit, like "0-60%"; add the unit',
    ],
  );
  breaking(
    "SPEC-UNIT: money without a currency",
    [["JPY 500,000", "500,000"]],
    [
      "53:26  SPEC-UNIT  budgets.total.amount.is: an amount without a currency; given 500,000; allowed an amount with its currency, like JPY 500,000; write JPY 500,000 or USD 500,000",
    ],
  );
  breaking(
    "SPEC-UNIT: a count where a size or time is kept",
    [["is: 90 days", "is: 90 generations"]],
    [
      "41:98  SPEC-UNIT  logs.stores.access.keep.is: a unit of count where one of time is needed; given 90 generations; allowed a number with a unit: 5 minutes, 30s, 90 days; correct the unit",
    ],
  );
});
