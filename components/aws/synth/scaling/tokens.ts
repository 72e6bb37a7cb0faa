/** Pulumi type tokens of Auto Scaling. */
export const scalingTokens = {
  policy: "aws:autoscaling/policy:Policy",
  schedule: "aws:autoscaling/schedule:Schedule",
} as const;
