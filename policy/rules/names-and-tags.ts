import { fields, items, text } from "../inputs";
import { nameOf } from "../lookup";
import type { ResourceRule } from "../rule";

/** At night the console itself says which system and environment a resource belongs to. */
export const namesAndTags: ResourceRule = {
  name: "names-and-tags",
  description: "every taggable resource carries the agreed tags, and its name keeps to the agreed pattern",
  looksAt: "resources with tags, Kubernetes objects with labels, and their names in the program",
  remediation: "add the missing tags; rename the resource with an alias",
  severity: "mandatory",
  config: {
    tags: {
      type: "array",
      items: { type: "string" },
      description: "tags every taggable resource carries",
      default: ["hozen:system", "hozen:environment", "managed-by"],
    },
    namePattern: {
      type: "string",
      description: "what a name in the program looks like, as a regular expression",
      default: "^[a-z0-9][A-Za-z0-9._-]*$",
    },
  },
  scope: "resource",
  isAbout: ({ type, inputs }) =>
    !type.startsWith("pulumi:") && (taggable.test(type) || "tags" in inputs || isObject(type)),
  fault: ({ urn, type, inputs }, { config }) => {
    if (!new RegExp(String(config.namePattern)).test(nameOf(urn))) return `the name ${nameOf(urn)} breaks the pattern`;
    const present = isObject(type) ? Object.keys(fields(fields(inputs.metadata).labels)) : tagKeys(inputs.tags);
    const wanted = items(config.tags).map((tag) => (isObject(type) ? labelOf(text(tag)) : text(tag)));
    const missing = wanted.filter((tag) => !present.includes(tag));
    return missing.length === 0 ? undefined : `without ${missing.join(", ")}`;
  },
};

/** Types that take tags and are used by operations stacks; others are judged once they have tags. */
const taggable =
  /^(aws:(cloudwatch\/(metricAlarm|compositeAlarm|logGroup|eventRule)|sns\/topic:|s3\/bucket(V2)?:|backup\/(vault|plan):|iam\/role:|budgets\/budget|rds\/(instance|cluster):)|azure-native:(monitor:(ActionGroup|MetricAlert|ScheduledQueryRule|ActivityLogAlert)|operationalinsights:Workspace|storage:StorageAccount|keyvault:Vault|dataprotection:BackupVault))/;

function isObject(type: string): boolean {
  return type.startsWith("kubernetes:");
}

/** Tags as a map, or as a list of names. */
function tagKeys(tags: unknown): string[] {
  return Array.isArray(tags) ? tags.map((tag) => text(fields(tag).name)) : Object.keys(fields(tags));
}

/** Label keys have no colon: `hozen:system` is `hozen/system` there. */
function labelOf(tag: string): string {
  return tag === "managed-by" ? "app.kubernetes.io/managed-by" : tag.replace(":", "/");
}
