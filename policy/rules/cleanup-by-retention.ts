import { items, leaves } from "../inputs";
import { isType } from "../lookup";
import type { CheckedResource, ResourceRule, Scene } from "../rule";
import { logRetentionSet } from "./log-retention-set";

const backups = [
  "azure-native:storage:ManagementPolicy",
  "azure-native:dataprotection:BackupPolicy",
  "aws:backup/plan:Plan",
];
/** Deletes images a rollback would need. */
const prune = /\bprune\b.*(-a\b|--all\b)/;

/** What a clean-up script deleted by age ends by retention; nothing removes what a rollback needs. */
export const cleanupByRetention: ResourceRule = {
  name: "cleanup-by-retention",
  description: "old logs and backups end by retention settings, and nothing prunes images",
  looksAt: "log stores and backup stores, once both are in the program, and every command in it",
  remediation: "give the store a retention or lifecycle; take docker image prune -a out of the job",
  severity: "mandatory",
  scope: "stack",
  perClause: true,
  isAbout: (resource, scene) => hasBoth(scene) && (isStore(resource, scene) || prunes(resource)),
  fault: (resource, scene) => {
    if (prunes(resource)) return "prunes images, also those a rollback needs";
    if (logRetentionSet.isAbout(resource, scene)) return logRetentionSet.fault(resource, scene);
    const { rules, policy, properties } = resource.inputs;
    return items(rules ?? policy ?? properties).length > 0 ? undefined : "nothing ever ends here";
  },
};

/** Before both kinds of store exist, what became of the script cannot be judged. */
function hasBoth(scene: Scene): boolean {
  const { subjects } = scene;
  return subjects.some((one) => logRetentionSet.isAbout(one, scene)) && subjects.some(isType(...backups));
}

function isStore(resource: CheckedResource, scene: Scene): boolean {
  return logRetentionSet.isAbout(resource, scene) || backups.includes(resource.type);
}

function prunes({ inputs }: CheckedResource): boolean {
  return leaves(inputs).some(({ text }) => prune.test(text));
}
