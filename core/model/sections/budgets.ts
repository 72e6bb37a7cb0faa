import { amount, type Fields, formed, list, money, schedule, word } from "./field";

const date = /\d{4}-\d{2}-\d{2}/;

/** Entries of `budgets:`; docs/budgets.md. */
export const budgetFields = {
  amount: money("what may be spent in a month, or in the period"),
  alert: money("notice when so much has been spent"),
  threshold: amount("notice when this share has been spent; of anomaly detection: the share that is unusual", "ratio"),
  forecast: amount("notice when this share is expected by the end of the period", "ratio"),
  period: word("what the amount is for; default: monthly", {
    daily: ["day", "1 day", "a day", "日次", "毎日", "日額"],
    monthly: ["month", "1 month", "a month", "月次", "毎月", "月額"],
    quarterly: ["quarter", "a quarter", "3 months", "四半期"],
    yearly: ["year", "1 year", "a year", "annual", "年次", "毎年", "年額"],
  }),
  services: list("billing names of services; without it the whole account or resource group"),
  rate: formed("units of the currency for one US dollar (AWS)", /\d+(\.\d+)?/, "150"),
  rateDate: formed("the day the rate is of", date, "2026-11-01"),
  margin: amount("share the limit is lowered by, because the rate moves", "ratio"),
  start: formed("first day, a first of a month (Azure)", date, "2026-12-01"),
  method: word("a budget, or unusual cost", { "anomaly-detection": ["anomaly detection", "異常検知"] }),
  frequency: word("how often the document wants it compared", { daily: ["日次", "毎日"], weekly: ["週次", "毎週"] }),
  review: schedule("when people look at it"),
} satisfies Fields;
