import type { Declaration, Value } from "../../../core/model";
import { limits } from "./limits";
import { plainNameOf, type Scope } from "./scope";
import { tokens } from "./tokens";

export interface ServiceRole {
  readonly key: string;
  readonly concern: string;
  /** The service that takes the role, for this account only. */
  readonly service: string;
  /** Exactly what it may do. */
  readonly statements: readonly Value[];
  readonly tags: Readonly<Record<string, string>>;
}

/** A role one service may take for this account, and its policy. */
export function serviceRole({ key, concern, service, statements, tags }: ServiceRole, scope: Scope): Declaration[] {
  const common = { concern, clauses: [], evidence: [] };
  const trust: Value = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": scope.account } },
      },
    ],
  };
  const name = plainNameOf(scope, [key], limits.roleName.value);
  const policy: Value = { Version: "2012-10-17", Statement: [...statements] };
  return [
    { ...common, key, type: tokens.role, inputs: { name, assumeRolePolicy: { json: trust }, tags } },
    {
      ...common,
      key: `${key}-policy`,
      type: tokens.rolePolicy,
      inputs: { name: "work", role: { ref: key, output: "name" }, policy: { json: policy } },
    },
  ];
}
