import { type Declaration, jobScript, type Plan } from "../../../../core/model";
import { secretType } from "../alertmanager";
import { settingPoints, wordVia } from "../jobs/entry";
import { configMapType, serviceAccountType } from "../jobs/types";
import { objectLabels, objectName } from "../names";
import { configurationEvidence, configurationFiles } from "./configuration";
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

/** What the jobs run as and read: a service account without rights in the cluster, configuration, scripts, secrets. */
export function sharedObjects(plan: Plan, repository: Repository, shared: Shared): Declaration[] {
  const { entry, namespace, passphraseKey, passwordKey, role } = repository;
  const base = { concern: "jobs", clauses: entry.clauses, evidence: [] } as const;
  const metadata = (suffix: string) => ({
    name: shared.name(suffix),
    namespace,
    labels: objectLabels(plan.system, { kind: "backup", key: entry.spec.key }),
  });
  const account = {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { ...metadata("account"), annotations: { "eks.amazonaws.com/role-arn": role } },
    automountServiceAccountToken: false,
  };
  const configuration = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: metadata("config"),
    data: configurationFiles(repository),
  };
  const text = Object.fromEntries(scripts.map((name) => [`${name}.sh`, jobScript(`pgbackrest/${name}.sh`)]));
  const scriptMap = { apiVersion: "v1", kind: "ConfigMap", metadata: metadata("scripts"), data: text };
  const secret = {
    metadata: metadata("secret"),
    type: "Opaque",
    stringData: {
      passphrase: { secret: `${plan.system.key}:${passphraseKey}` },
      password: { secret: `${plan.system.key}:${passwordKey}` },
    },
  };
  const members = repository.members.flatMap((member) => member.entry.clauses);
  return [
    { ...base, key: shared.key("account"), type: serviceAccountType, inputs: account },
    {
      ...base,
      key: shared.key("config"),
      type: configMapType,
      inputs: configuration,
      clauses: [...new Set(members)],
      evidence: configurationEvidence(repository),
    },
    {
      ...base,
      key: shared.key("scripts"),
      type: configMapType,
      inputs: scriptMap,
      evidence: archiveEvidence(repository),
    },
    { ...base, key: shared.key("secret"), type: secretType, inputs: secret },
  ];
}

/** The script that runs before every backup holds the server to continuous archiving. */
function archiveEvidence({ members }: Repository): Declaration["evidence"] {
  const place = { path: 'data["archiving.sh"]', match: "\\ncommand=.*(archive-push)", via: wordVia("archive-push") };
  return members.flatMap(({ entry }) => settingPoints(entry, "archive", place));
}
