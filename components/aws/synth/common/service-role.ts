import type { Traced, TracedValue } from "../../../../core/evidence";
import type { Value } from "../../../../core/model";
import { type Context, plainNameOf } from "./context";
import { limits } from "./limits";
import { type AwsResource, awsResource } from "./resource";
import { tokens } from "./tokens";

interface ServiceRole {
  readonly key: string;
  readonly concern: string;
  /** Parts of the role's name; default its key. */
  readonly name?: readonly string[];
  /** The service that takes the role, for this account only. */
  readonly service: string | Traced<string>;
  /** ARN pattern of what the service may take it for, where it says so. */
  readonly source?: string;
  /** Exactly what it may do; a role with none has no policy. */
  readonly statements: readonly Value[];
  readonly tags: Readonly<Record<string, string>>;
}

/** A role one service may take for this account, and its policy. */
export function serviceRole(given: ServiceRole, scope: Context): AwsResource[] {
  const { key, concern, statements, tags } = given;
  const name = plainNameOf(scope, given.name ?? [key], limits.roleName.value);
  const inputs = { name, assumeRolePolicy: { json: trustOf(given, scope) }, tags };
  const role = awsResource({ key, type: tokens.role, concern, inputs });
  if (statements.length === 0) return [role];
  const policy: Value = { Version: "2012-10-17", Statement: [...statements] };
  const work = { name: "work", role: { ref: key, output: "name" }, policy: { json: policy } };
  return [role, awsResource({ key: `${key}-policy`, type: tokens.rolePolicy, concern, inputs: work })];
}

function trustOf({ service, source }: ServiceRole, { account }: Context): TracedValue {
  const condition = {
    StringEquals: { "aws:SourceAccount": account },
    ...(source !== undefined && { ArnLike: { "aws:SourceArn": source } }),
  };
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole", Condition: condition }],
  };
}
