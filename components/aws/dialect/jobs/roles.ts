import type { Declaration, Value } from "../../../../core/model";
import { limits } from "../limits";
import { plainNameOf, tagsOf } from "../scope";
import { tokens } from "../tokens";
import type { Draft } from "./draft";
import { jobConcern, jobKey } from "./tokens";

export interface RoleSpec {
  /** `schedule`, `machine` or `process`. */
  readonly part: string;
  /** The service that takes the role. */
  readonly service: string;
  readonly statements: readonly Value[];
}

/** A role one service may take for this account, and exactly what it may do. */
export function roleOf(draft: Draft, { part, service, statements }: RoleSpec): Declaration[] {
  const { key, scope } = draft;
  const role = jobKey(key, part);
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
  const name = plainNameOf(scope, [key, part], limits.roleName.value);
  const common = { concern: jobConcern, clauses: [], evidence: [] };
  const made: Declaration = {
    ...common,
    key: role,
    type: tokens.role,
    inputs: { name, assumeRolePolicy: { json: trust }, tags: tagsOf(scope, "job", key) },
  };
  if (statements.length === 0) return [made];
  const policy: Value = { Version: "2012-10-17", Statement: [...statements] };
  const inputs = { name: "job", role: { ref: role, output: "name" }, policy: { json: policy } };
  return [made, { ...common, key: `${role}-policy`, type: tokens.rolePolicy, inputs }];
}
