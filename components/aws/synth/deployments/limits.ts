const docs = "https://docs.aws.amazon.com/codedeploy/latest";

/** What CodeDeploy accepts. */
export const deploymentLimits = {
  groupName: { value: 100, reference: `${docs}/APIReference/API_CreateDeploymentGroup.html` },
  alarms: { value: 10, reference: `${docs}/userguide/limits.html` },
} as const;
