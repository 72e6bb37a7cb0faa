import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

const inputsOf: Readonly<Record<string, readonly string[]>> = {
  "aws:cloudwatch/logGroup:LogGroup": ["retentionInDays"],
  "azure-native:operationalinsights:Workspace": ["retentionInDays"],
  "azure-native:operationalinsights:Table": ["totalRetentionInDays", "retentionInDays"],
};

/** A log nobody limited is kept, and paid for, for ever. */
export const logRetentionSet: ResourceRule = {
  name: "log-retention-set",
  description: "every log store says how long it keeps records",
  looksAt: "CloudWatch log groups, Log Analytics workspaces and tables",
  remediation: "set retentionInDays to what the document says",
  severity: "mandatory",
  scope: "resource",
  isAbout: isType(...Object.keys(inputsOf)),
  fault: ({ type, inputs }) => {
    const keys = inputsOf[type] ?? [];
    return keys.some((key) => Number(inputs[key]) > 0) ? undefined : `${keys.join(" and ")} not set`;
  },
};
