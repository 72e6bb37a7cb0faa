import { type MonitoredResource, readsDatabase } from "../../../../core/model";
import { type Needed, neededProperties } from "../../../kit/needed-properties";
import type { Draft } from "./draft";

/** Kinds of resources AWS jobs run on. */
export const hostKind = "aws.ec2.asg";
export const clusterKind = "aws.ecs.cluster";

const code = "AWS-JOB-NEEDS";
const arn = (service: string, example: string) =>
  [new RegExp(`^arn:[\\w-]+:${service}:`), `an ARN, e.g. ${example}`] as const;
const forms = {
  cluster: arn("ecs", "arn:aws:ecs:eu-west-1:111122223333:cluster/shop"),
  executionRole: arn("iam", "arn:aws:iam::111122223333:role/shop-tasks"),
  passwordSecret: arn("(secretsmanager|ssm)", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-db-AbCdEf"),
};

/** Where tasks of a cluster run, and as whom ECS starts them. */
export type ClusterPlace = Readonly<Record<"cluster" | "subnets" | "securityGroups" | "executionRole", string>>;

export function clusterPlace({ entry }: Draft, place: MonitoredResource): Needed<keyof ClusterPlace> {
  const by = "a task of ECS";
  return neededProperties(place, ["cluster", "subnets", "securityGroups", "executionRole"], {
    code,
    by,
    clauses: entry.clauses,
    forms,
  });
}

/** What the task definition of a script of ours is made of. */
export type ContainerPlace = Readonly<Record<"image" | "logGroup" | "executionRole", string>>;

export function containerPlace({ entry }: Draft, place: MonitoredResource): Needed<keyof ContainerPlace> {
  const by = "the container of a job";
  return neededProperties(place, ["image", "logGroup", "executionRole"], { code, by, clauses: entry.clauses, forms });
}

/** Hosts take commands by the name of their group. */
export function hostPlace({ entry }: Draft, place: MonitoredResource): Needed<"group"> {
  return neededProperties(place, ["group"], { code, by: "a command to hosts", clauses: entry.clauses });
}

/** How a container reaches the database of its job; a script that reads none needs nothing. */
export type ContainerDatabase = Readonly<Record<"host" | "database" | "user" | "passwordSecret", string>>;

export function containerDatabase({ job, entry }: Draft): Needed<keyof ContainerDatabase> | undefined {
  if (!job.database || !readsDatabase(job)) return undefined;
  const by = "a job in a container that reads a database";
  return neededProperties(job.database, ["host", "database", "user", "passwordSecret"], {
    code,
    by,
    clauses: entry.clauses,
    forms,
  });
}

/** On hosts a file may say all of it; without one the resource does, and the hosts have the password. */
export function hostDatabase({ job, entry }: Draft): Needed<"database"> | undefined {
  if (!job.database || !readsDatabase(job) || job.place?.properties.environment) return undefined;
  const by = "a job on hosts without an environment file that reads a database";
  return neededProperties(job.database, ["database"], { code, by, clauses: entry.clauses });
}
