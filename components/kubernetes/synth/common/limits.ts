/** Limits of Kubernetes and the Prometheus operator. */
export const limits = {
  /** Bytes of one object: etcd refuses requests above 1.5 MiB (`--max-request-bytes`). */
  objectBytes: 1_572_864,
  /** Bytes of the data of one Secret, from the Kubernetes API (MaxSecretSize). */
  secretBytes: 1_048_576,
  /** Characters of a name that must be a DNS label. */
  name: 63,
  /** Characters of a CronJob's name: its Jobs append 11. */
  cronJobName: 52,
} as const;

export const references = {
  objectBytes: "https://etcd.io/docs/v3.5/dev-guide/limit/",
  secretBytes: "https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size",
} as const;

/** What a rule object may weigh: the rest is for what the API server adds (managed fields, annotations). */
export const objectBudget = 1_000_000;
