import assert from "node:assert/strict";
import { backupScene, objections } from "./backup-scene";
import { assertBackwards, assertEvidence, declared, unseen } from "./kit";

describe("A bucket that exists", () => {
  const { plan, synthesis } = backupScene(`backups:
  files: { bucket: shop-files, ownership: adopt, from: DR, method: { is: versioning, row: S-1 }, keep: { is: 30 days, row: S-2 } }
  files.old: { bucket: shop-files, from: DR, prefix: archive/, destination: { is: GLACIER, row: S-3 }, archiveAfter: { is: 90 days, row: S-4 } }
`);

  it("is versioned, loses old versions in time and moves old objects to the archive class", () => {
    assert.deepEqual(
      synthesis.declarations.map(({ key }) => key).filter((key) => key.startsWith("data-")),
      ["data-files-versioning", "data-files-lifecycle"],
    );
    assert.deepEqual(declared(synthesis, "data-files-versioning").inputs, {
      bucket: "shop-files",
      versioningConfiguration: { status: "Enabled" },
    });
    const rules = declared(synthesis, "data-files-lifecycle").inputs.rules as Record<string, unknown>[];
    assert.deepEqual(rules.slice(0, 2), [
      {
        id: "files",
        status: "Enabled",
        filter: { prefix: "" },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
      },
      {
        id: "files.old",
        status: "Enabled",
        filter: { prefix: "archive/" },
        transitions: [{ days: 90, storageClass: "GLACIER" }],
      },
    ]);
  });

  it("shows every documented value and outlives the program", () => {
    assertBackwards(synthesis);
    assertEvidence(plan, synthesis);
    assert.deepEqual(unseen(plan, synthesis), []);
    assert.equal(declared(synthesis, "data-files-lifecycle").options?.retainOnDelete, true);
  });
});

describe("Who owns a bucket", () => {
  const owned = (ownership: string) => `{ bucket: shop-files, method: versioning, keep: 30 days${ownership} }`;

  it("is never guessed", () => {
    assert.deepEqual(objections(owned("")), ["AWS-BACKUP-OWNERSHIP shop-files"]);
    assert.deepEqual(objections(owned(", ownership: adopt")), []);
  });

  it("decides whether it is made, changed or left alone", () => {
    const keys = (ownership: string) =>
      backupScene(`backups:\n  files: ${owned(`, ownership: ${ownership}`)}\n`)
        .synthesis.declarations.map(({ key }) => key)
        .filter((key) => key.startsWith("data-files"));
    assert.deepEqual(keys("check"), []);
    assert.deepEqual(keys("adopt"), ["data-files-versioning", "data-files-lifecycle"]);
    assert.deepEqual(keys("create"), [
      "data-files",
      "data-files-access",
      "data-files-encryption",
      "data-files-policy",
      "data-files-versioning",
      "data-files-lifecycle",
    ]);
  });
});

describe("A bucket's copy in another region", () => {
  const { synthesis } = backupScene(`backups:
  files: { bucket: shop-files, ownership: adopt, from: DR, copyRegion: ap-northeast-3, keep: 30 days, copies: { is: another region, row: S-1 } }
`);

  it("has a bucket and a key of that region, protected, and takes everything new within 15 minutes", () => {
    for (const key of ["data-files-copy", "data-files-copy-key"]) {
      assert.equal(declared(synthesis, key).inputs.region, "ap-northeast-3");
      assert.deepEqual(declared(synthesis, key).options, { protect: true, retainOnDelete: true });
    }
    const { inputs, evidence } = declared(synthesis, "data-files-replication");
    const [rule] = inputs.rules as { destination: Record<string, unknown> }[];
    assert.deepEqual(rule?.destination.encryptionConfiguration, {
      replicaKmsKeyId: { ref: "data-files-copy-key", output: "arn" },
    });
    assert.deepEqual(rule?.destination.replicationTime, { status: "Enabled", time: { minutes: 15 } });
    assert.deepEqual(
      evidence.map(({ clause, path }) => [clause, path]),
      [["S-1", "rules[0].status"]],
    );
    assertBackwards(synthesis);
  });

  it("keeps old versions as long as the bucket, or for a time of its own, which is shown there", () => {
    const rulesOf = (entry: string) => {
      const made = backupScene(`backups:\n  files: { bucket: shop-files, ownership: adopt, from: DR, ${entry} }\n`);
      assert.deepEqual(made.synthesis.problems, []);
      return declared(made.synthesis, "data-files-copy-lifecycle");
    };
    const days = ({ inputs }: ReturnType<typeof rulesOf>) => {
      const [rule] = inputs.rules as { noncurrentVersionExpiration: { noncurrentDays: number } }[];
      return rule?.noncurrentVersionExpiration.noncurrentDays;
    };
    assert.equal(days(rulesOf("copyRegion: ap-northeast-3, keep: 30 days")), 30);
    const own = rulesOf("copyRegion: ap-northeast-3, keep: 30 days, copyKeep: { is: 90 days, row: S-2 }");
    assert.equal(days(own), 90);
    assert.deepEqual(
      own.evidence.map(({ clause, path }) => [clause, path]),
      [["S-2", "rules[0].noncurrentVersionExpiration.noncurrentDays"]],
    );
  });

  it("is written by a role that reads this bucket and writes that one", () => {
    const { policy } = declared(synthesis, "data-files-copy-role-policy").inputs as {
      policy: { json: { Statement: { Sid: string; Resource: unknown }[] } };
    };
    assert.deepEqual(
      policy.json.Statement.filter(({ Sid }) => ["Source", "Copy"].includes(Sid)).map(({ Resource }) => Resource),
      ["arn:aws:s3:::shop-files", { join: [{ ref: "data-files-copy", output: "arn" }, "/*"] }],
    );
  });
});

describe("Object lock of data", () => {
  const locked = (mode: string) =>
    `{ bucket: shop-files, ownership: adopt, method: versioning, keep: 30 days, lock: ${mode} }`;
  const consent = "acknowledgements:\n  full: { what: object lock of full in compliance mode, because: the law }\n";

  it("keeps versions for the documented time", () => {
    const { synthesis } = backupScene(`backups:\n  full: ${locked("governance")}\n`);
    assert.deepEqual(declared(synthesis, "data-full-lock").inputs.rule, {
      defaultRetention: { mode: "GOVERNANCE", days: 30 },
    });
  });

  it("needs a person's consent in compliance mode", () => {
    assert.deepEqual(objections(locked("compliance"), consent), []);
    assert.deepEqual(objections(locked("compliance")), ["AWS-ACK full"]);
  });
});

describe("Lifecycles of data", () => {
  it("end old versions", () => {
    assert.deepEqual(objections("{ bucket: shop-files, ownership: adopt, method: versioning }"), [
      "AWS-BACKUP-RETENTION",
    ]);
    assert.deepEqual(objections("{ bucket: shop-files, ownership: adopt, method: versioning, keep: 1 day }"), []);
  });

  it("archive before they delete", () => {
    const archive = (keep: string) =>
      objections(
        `{ bucket: shop-files, ownership: adopt, destination: GLACIER, archiveAfter: 90 days, keep: ${keep} }`,
      );
    assert.deepEqual(archive("91 days"), []);
    assert.deepEqual(archive("90 days"), ["AWS-ARCHIVE archived after 90 days, kept 90 days"]);
  });
});
