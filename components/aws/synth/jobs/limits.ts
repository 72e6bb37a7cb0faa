import type { LimitTable } from "../../../../core/model";
import { tokens } from "../common/tokens";
import { jobTokens } from "./tokens";

const docs = "https://docs.aws.amazon.com";
const stepFunctions = `${docs}/step-functions/latest/dg/service-quotas.html`;

/** What the services that run jobs accept. Lengths in bytes, times in seconds. */
export const jobLimits = {
  /** One run of a standard state machine: a year. */
  execution: { value: 31_536_000, unit: "second", reference: stepFunctions },
  definition: {
    value: 1_048_576,
    measure: "bytes",
    reference: stepFunctions,
    inputs: { [tokens.stateMachine]: "definition" },
    change: "give the job fewer steps",
  },
  documentName: {
    value: 128,
    measure: "bytes",
    reference: `${docs}/systems-manager/latest/APIReference/API_CreateDocument.html`,
    inputs: { [jobTokens.document]: "name" },
  },
  document: {
    value: 65_536,
    measure: "bytes",
    reference: `${docs}/general/latest/gr/ssm.html`,
    inputs: { [jobTokens.document]: "content" },
    change: "give the job fewer steps",
  },
  /** Longest run of a script of a document. */
  command: {
    value: 172_800,
    unit: "second",
    reference: `${docs}/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html`,
  },
  /** Longest run of a function. */
  invocation: { value: 900, unit: "second", reference: `${docs}/lambda/latest/dg/gettingstarted-limits.html` },
  familyName: {
    value: 255,
    measure: "bytes",
    reference: `${docs}/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html`,
    inputs: { [jobTokens.taskDefinition]: "family" },
  },
} as const satisfies LimitTable;
