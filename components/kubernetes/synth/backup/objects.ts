import type { Plan } from "../../../../core/model";
import { jobScript } from "../../../kit/job-script";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { objectLabels, objectName } from "../common/names";
import { kubernetesSpec } from "../common/typed-inputs";
import { configMapType, serviceAccountType } from "../jobs/types";
import { secretType } from "../notification/alertmanager";
import { configurationFiles } from "./configuration";
import type { Repository } from "./repository";

const scripts = ["archiving", "backup", "heartbeat", "restore-test", "verify"] as const;

/** Names of the objects every job of a repository shares, and the keys of their declarations. */
export interface Shared {
  readonly name: (purpose: string) => string;
  readonly key: (purpose: string) => string;
}

export function sharedOf(plan: Plan, { entry }: Repository): Shared {
  const purpose = (suffix: string): string[] => ["backup", entry.spec.key, suffix];
  return {
    name: (suffix) => objectName(plan.system, ...purpose(suffix)),
    key: (suffix) => purpose(suffix).join("-"),
  };
}

/** Who the jobs are: none has rights in the cluster; in the bucket each has what its work needs. */
export type Account = "writer" | "reader" | "visitor";

function accounts(plan: Plan, repository: Repository, shared: Shared): TypedSpec[] {
  const roles: Readonly<Record<Account, string | undefined>> = {
    writer: repository.role,
    reader: repository.readRole,
    visitor: undefined,
  };
  return Object.entries(roles).map(([account, role]) =>
    kubernetesSpec({
      key: shared.key(account),
      type: serviceAccountType,
      concern: "jobs",
      inputs: {
        apiVersion: "v1",
        kind: "ServiceAccount",
        metadata: {
          ...metadataOf(plan, repository, shared.name(account)),
          ...(role !== undefined && { annotations: { "eks.amazonaws.com/role-arn": role } }),
        },
        automountServiceAccountToken: false,
      },
      clauses: [],
    }),
  );
}

function metadataOf(plan: Plan, { entry, namespace }: Repository, name: string) {
  return { name, namespace, labels: objectLabels(plan.system, { kind: "backup", key: entry.spec.key }) };
}

/** What the jobs run as and read: service accounts, configuration, scripts, secrets. */
export function sharedObjects(plan: Plan, repository: Repository, shared: Shared): TypedSpec[] {
  const { entry, passphraseKey, passwordKey } = repository;
  const base = { concern: "jobs", clauses: entry.clauses } as const;
  const metadata = (suffix: string) => metadataOf(plan, repository, shared.name(suffix));
  const text = Object.fromEntries(scripts.map((name) => [`${name}.sh`, jobScript(`pgbackrest/${name}.sh`)]));
  const stringData = {
    passphrase: { secret: `${plan.system.key}:${passphraseKey}` },
    password: { secret: `${plan.system.key}:${passwordKey}` },
  };
  const members = repository.members.flatMap((member) => member.entry.clauses);
  return [
    ...accounts(plan, repository, shared),
    kubernetesSpec({
      ...base,
      key: shared.key("config"),
      type: configMapType,
      inputs: {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: metadata("config"),
        data: configurationFiles(repository),
      },
      clauses: [...new Set(members)],
    }),
    kubernetesSpec({
      ...base,
      key: shared.key("scripts"),
      type: configMapType,
      inputs: { apiVersion: "v1", kind: "ConfigMap", metadata: metadata("scripts"), data: text },
    }),
    kubernetesSpec({
      ...base,
      key: shared.key("secret"),
      type: secretType,
      inputs: { apiVersion: "v1", kind: "Secret", metadata: metadata("secret"), type: "Opaque", stringData },
    }),
  ];
}
