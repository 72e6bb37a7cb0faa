import { type Fields, schedule, text, word } from "./field";
import { clusterFields, jobFields, stepFields } from "./work";

/** Entries of `jobs:`; docs/jobs.md. */
export const jobSectionFields = {
  schedule: schedule("when it starts; without one a person starts it"),
  method: word("what starts it, or the program it is", { "EventBridge Scheduler": ["EventBridge"], pg_dump: [] }),
  statement: text("the statement the document names"),
  verification: text("tables a restore test counts"),
  scope: text("files that are removed: /tmp/app-*"),
  ...clusterFields,
  ...stepFields,
  ...jobFields,
} satisfies Fields;
