/** Pulumi type tokens of what jobs are made of; roles are shared with other concerns. */
export const jobTokens = {
  schedule: "aws:scheduler/schedule:Schedule",
  machine: "aws:sfn/stateMachine:StateMachine",
  document: "aws:ssm/document:Document",
  taskDefinition: "aws:ecs/taskDefinition:TaskDefinition",
} as const;

export const jobConcern = "jobs";

/** Declaration keys of a job's parts. */
export function jobKey(job: string, part: string): string {
  return `job-${job}-${part}`;
}
