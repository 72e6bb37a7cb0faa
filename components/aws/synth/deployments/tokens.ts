/** Pulumi type token of a CodeDeploy deployment group. */
export const deploymentGroupType = "aws:codedeploy/deploymentGroup:DeploymentGroup";
