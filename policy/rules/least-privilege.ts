import { fields, items, text } from "../inputs";
import { isType } from "../lookup";
import type { CheckedResource, ResourceRule } from "../rule";
import { statementsOf } from "../statements";

const inlineTypes = ["policy:Policy", "rolePolicy:RolePolicy", "userPolicy:UserPolicy", "groupPolicy:GroupPolicy"].map(
  (name) => `aws:iam/${name}`,
);
const attachments = ["rolePolicyAttachment:RolePolicyAttachment", "userPolicyAttachment:UserPolicyAttachment"].map(
  (name) => `aws:iam/${name}`,
);
const clusterRoles = ["ClusterRole", "Role"].map((kind) => `kubernetes:rbac.authorization.k8s.io/v1:${kind}`);
const administrator = /:policy\/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

/** Whoever takes over one role has not taken over everything. */
export const leastPrivilege: ResourceRule = {
  name: "least-privilege",
  description: "no role may do everything",
  looksAt: "IAM policies, roles and attachments, Kubernetes roles, Azure role definitions",
  remediation: "name the actions the role needs instead of * or an administrator policy",
  severity: "mandatory",
  scope: "resource",
  isAbout: isType(
    ...inlineTypes,
    ...attachments,
    "aws:iam/role:Role",
    ...clusterRoles,
    "azure-native:authorization:RoleDefinition",
  ),
  fault: (resource) => {
    const { type, inputs } = resource;
    if (inlineTypes.includes(type)) return wildcard(inputs.policy);
    if (attachments.includes(type)) return administers([inputs.policyArn]);
    if (type === "aws:iam/role:Role") return roleFault(resource);
    if (clusterRoles.includes(type)) return kubernetesFault(inputs.rules);
    const all = items(inputs.permissions).some((one) => items(fields(one).actions).includes("*"));
    return all ? "the role definition allows every action" : undefined;
  },
};

function roleFault({ inputs }: CheckedResource): string | undefined {
  const inline = items(inputs.inlinePolicies).map((one) => wildcard(fields(one).policy));
  return administers(items(inputs.managedPolicyArns)) ?? inline.find((fault) => fault !== undefined);
}

function administers(arns: readonly unknown[]): string | undefined {
  const found = arns.map(text).find((arn) => administrator.test(arn));
  return found && `${found} allows everything`;
}

function wildcard(policy: unknown): string | undefined {
  const wide = statementsOf(policy).find(
    ({ allows, actions, notActions }) =>
      allows && (actions.some((action) => action === "*" || action === "*:*") || notActions.length > 0),
  );
  return wide && `a statement allows ${wide.notActions.length > 0 ? "all but some actions" : "every action (*)"}`;
}

function kubernetesFault(rules: unknown): string | undefined {
  const wide = items(rules)
    .map(fields)
    .some(({ verbs, resources }) => items(verbs).includes("*") && items(resources).includes("*"));
  return wide ? "a rule allows every verb on every resource" : undefined;
}
