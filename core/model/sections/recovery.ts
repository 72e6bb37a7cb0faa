import { type Fields, list, schedule, span, text, time, word } from "./field";
import { jobFields } from "./work";

/** Entries of `recovery:`: objectives, restore tests, drills and how a release is taken back. */
export const recoveryFields = {
  rpo: time("the most data, as a time, that may be lost"),
  rto: time("the longest time until it is back"),
  detection: time("step of a recovery: until somebody knows"),
  decision: time("step: until it is decided"),
  provision: time("step: until there is something to restore into"),
  restore: time("step: the restore itself"),
  validation: time("step: until the data is checked"),
  cutover: time("step: until it is in use"),
  schedule: schedule("when a restore is tested, or people practise it"),
  items: text("what people do then, as a message"),
  startWindow: time("how late a restore test may start"),
  subnetGroup: text("network a restore test restores into"),
  verification: list("tables a restore test counts"),
  audit: word("judged by AWS Backup Audit Manager", { framework: [] }),
  statement: text("what the document says people do"),
  method: word("how a release is taken back", { DEPLOYMENT_STOP_ON_ALARM: [] }),
  application: text("application of CodeDeploy"),
  role: text("role of CodeDeploy"),
  scope: list("groups that are deployed to"),
  alarms: list("alerts that stop a deployment"),
  ...jobFields,
  limit: span("the longest one try, or taking back a release, may take"),
} satisfies Fields;
