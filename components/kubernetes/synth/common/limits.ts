/** Characters of names: of one that must be a DNS label, and of a CronJob, whose Jobs append 11. */
export const nameLengths = { label: 63, cronJob: 52 } as const;

/** What the rehearsal counts, which are no inputs of an object. */
export const sizes = {
  /** Bytes of one object: etcd refuses requests above 1.5 MiB (`--max-request-bytes`). */
  object: { value: 1_572_864, reference: "https://etcd.io/docs/v3.5/dev-guide/limit/" },
  /** Bytes of the data of one Secret, from the Kubernetes API (MaxSecretSize). */
  secret: {
    value: 1_048_576,
    reference: "https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size",
  },
} as const;

/** What a rule object may weigh: the rest is for what the API server adds (managed fields, annotations). */
export const objectBudget = 1_000_000;
