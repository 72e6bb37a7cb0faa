import type { Limit } from "../common/limits";

const docs = "https://docs.aws.amazon.com";

/** What the services that run jobs accept. Lengths in characters, times in seconds. */
export const jobLimits = {
  /** One run of a standard state machine: a year. */
  execution: { value: 31_536_000, reference: `${docs}/step-functions/latest/dg/service-quotas.html` },
  /** Text of a definition, in bytes. */
  definition: { value: 1_048_576, reference: `${docs}/step-functions/latest/dg/service-quotas.html` },
  documentName: { value: 128, reference: `${docs}/systems-manager/latest/APIReference/API_CreateDocument.html` },
  /** Text of a document, in bytes. */
  document: { value: 65_536, reference: `${docs}/general/latest/gr/ssm.html` },
  /** Longest run of a script of a document. */
  command: {
    value: 172_800,
    reference: `${docs}/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html`,
  },
  /** Longest run of a function. */
  invocation: { value: 900, reference: `${docs}/lambda/latest/dg/gettingstarted-limits.html` },
  familyName: { value: 255, reference: `${docs}/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html` },
} as const satisfies Readonly<Record<string, Limit>>;
