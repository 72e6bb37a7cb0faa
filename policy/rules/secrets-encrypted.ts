import { knownLeaves } from "../inputs";
import type { CheckedResource, ResourceRule } from "../rule";

/** Inputs that hold a secret wherever they stand. */
const sensitive =
  /^(.*[pP]assword|token|secretString|clientSecret|connectionString|(.*[aA]pi|.*[aA]ccess|.*[pP]rivate|.*[rR]outing|.*[iI]ntegration)_?[kK]ey|api_url)$/;
/** Texts only a secret looks like: cloud keys, private keys, tokens, webhook addresses that are credentials. */
const shapes =
  /AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|xox[abprs]-[0-9A-Za-z-]{10,}|hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+|events\.pagerduty\.com\/integration\/[0-9a-z]{32}|gh[pous]_\w{36}|glsa_\w{20,}|AccountKey=[A-Za-z0-9+/=]{20,}/;
/** A mark of the recorder, or a reference to another resource's output. */
const hidden = /^(\[secret\]|\$\{[^}]+\})$/;

interface Place {
  readonly path: readonly string[];
  readonly text: string;
}

/** A secret in plain text stays in the state file, in every backup of it and in the log. */
export const secretsEncrypted: ResourceRule = {
  name: "secrets-encrypted",
  description: "no input holds a secret in plain text",
  looksAt:
    "inputs that are secrets by their name (passwords, tokens, keys, data of a Kubernetes Secret), and any text that looks like one",
  remediation: "put the value into the stack configuration with --secret and read it with requireSecret",
  severity: "mandatory",
  scope: "resource",
  isAbout: (resource) => secretsOf(resource).length > 0,
  fault: (resource) => {
    const plain = secretsOf(resource).filter(({ path, text }) => {
      if (resource.secretsUnwrapped && isSensitive(resource, path)) return false;
      if (shapes.test(text)) return true;
      // The SDK marks all data of a Kubernetes Secret, which the recorder, unlike the engine, does not see.
      if (isSecretData(resource, path)) return false;
      return isSensitive(resource, path) && !hidden.test(text) && !text.includes("[secret]");
    });
    return plain.length === 0 ? undefined : `in plain text: ${plain.map(({ path }) => path.join(".")).join(", ")}`;
  },
};

/** Whether the input at the path is a secret by its place. */
export function isSensitive(resource: CheckedResource, path: readonly string[]): boolean {
  return isSecretData(resource, path) || sensitive.test(path.at(-1) ?? "");
}

function isSecretData({ type }: CheckedResource, path: readonly string[]): boolean {
  return type === "kubernetes:core/v1:Secret" && /^(data|stringData)$/.test(path[0] ?? "");
}

function secretsOf(resource: CheckedResource): Place[] {
  return knownLeaves(resource.inputs).filter(
    ({ path, text }) => text !== "" && (isSensitive(resource, path) || shapes.test(text) || text.includes("[secret]")),
  );
}
