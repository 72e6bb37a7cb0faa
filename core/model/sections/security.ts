import { amount, type Fields, formed, list, schedule, span, text, word, wordList } from "./field";

const guid = /[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/;
const group = (role: string) =>
  formed(`object id of the group with the role of ${role}`, guid, "00000000-0000-0000-0000-000000000001");
const roles = { Owner: [], Contributor: [], Reader: [] };

/** What each method makes of an entry, by the keys it reads. */
export const securityMethods = {
  "password-policy": ["length", "age", "characters"],
  "vulnerability-scan": ["scope", "dependencies", "patches"],
  "security-hub": ["standards"],
  "patch-baseline": ["schedule", "limit", "operating-system", "scope"],
  "unused-access": ["age"],
  "config-rule": ["rule", "age"],
  "second-factor": ["group"],
  "same-hour-baseline": ["store", "by", "period", "minimum", "share"],
  "role-assignments": [
    "owner",
    "contributor",
    "reader",
    "ownerGroup",
    "contributorGroup",
    "readerGroup",
    "readers-may",
  ],
} as const;
export type SecurityMethod = keyof typeof securityMethods;

const methods: Readonly<Record<SecurityMethod | "records-per-user", readonly string[]>> = {
  "password-policy": [],
  "vulnerability-scan": [],
  "security-hub": [],
  "patch-baseline": [],
  "unused-access": [],
  "config-rule": [],
  "second-factor": [],
  "same-hour-baseline": [],
  "records-per-user": [],
  "role-assignments": [],
};

/** Entries of `security:`; docs/security.md. */
export const securityFields = {
  method: word("what the entry makes", methods),
  length: amount("letters of a password", "count"),
  characters: wordList("what a password holds", ["lowercase", "uppercase", "numbers", "symbols"]),
  age: span("after which a password is changed, or access that was not used is reported"),
  scope: list("what is scanned (EC2, ECR, LAMBDA, LAMBDA_CODE, CODE_REPOSITORY), or the groups that are patched"),
  dependencies: word("scanned for libraries", { ECR: [] }),
  patches: word("scanned for packages of the system", { EC2: [] }),
  standards: word("the default standards", { true: [] }),
  schedule: schedule("when it is done, or people look at it"),
  items: text("what people look at then, as a message"),
  limit: span("length of the patch window"),
  "operating-system": text("of the servers that are patched, as Systems Manager names it"),
  rule: formed("identifier of a managed rule of AWS Config", /[A-Z][A-Z0-9_]*/, "MFA_ENABLED_FOR_IAM_CONSOLE_ACCESS"),
  group: text("IAM group that needs a second factor"),
  store: text("log store that is asked"),
  by: formed("field of the records that is counted by", /[\w.@]+/, "userId"),
  period: span("the stretch of time one question is about"),
  minimum: amount("fewer than these are never unusual", "count"),
  share: amount("how many times what is usual", "ratio"),
  threshold: amount("from this value on a notification is sent", "count"),
  owner: word("role of the group in ownerGroup", roles),
  ownerGroup: group("owner"),
  contributor: word("role of the group in contributorGroup", roles),
  contributorGroup: group("contributor"),
  reader: text("role of the group in readerGroup, or object id of the workload that may read the secret"),
  readerGroup: group("reader"),
  "readers-may": word("what readers may also do", { restart: [] }),
  assignee: text("whom the document gives a role"),
  secret: text("name of the one secret the reader may read"),
  lifetime: span("of a token or a session"),
  ttl: span("of what is cached"),
  statement: text("what the document says people run"),
} satisfies Fields;
