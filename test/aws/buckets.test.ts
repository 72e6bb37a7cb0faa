import assert from "node:assert/strict";
import type { LogStore } from "../../core/model";
import { assertBackwards, assertEvidence, codes, declared, rendered, unseen } from "./kit";
import { at, numberFact, planned, planOf, storeSpec, time } from "./plans";

const bucket = (parts: Partial<LogStore> = {}) =>
  storeSpec({ key: "audit", kind: "aws.s3.bucket", name: "shop-prod-audit", keep: time("1 year", "S-1"), ...parts });
const locked: Partial<LogStore> = { immutable: { mode: "governance", period: time("1 year", "S-1") } };
const stated = (clause: string, written: string, subject: string) => ({
  ...numberFact(clause, "keep", written),
  subject,
});
const planWith = (parts: Partial<LogStore> = {}) => {
  const lock = parts.immutable ? [stated("S-1", "1 year", "immutable")] : [];
  return planOf({ stores: [planned(bucket(parts), [stated("S-1", "1 year", "keep"), ...lock])] });
};

describe("S3 store", () => {
  const plan = planWith(locked);
  const synthesis = rendered(plan);

  it("is a bucket that is private, encrypted, versioned, TLS only, locked and emptied in the end", () => {
    assert.deepEqual(
      synthesis.declarations.map(({ key, type }) => [key, type.split(":")[2]]),
      [
        ["store-audit", "Bucket"],
        ["store-audit-versioning", "BucketVersioning"],
        ["store-audit-lock", "BucketObjectLockConfiguration"],
        ["store-audit-lifecycle", "BucketLifecycleConfiguration"],
        ["store-audit-access", "BucketPublicAccessBlock"],
        ["store-audit-encryption", "BucketServerSideEncryptionConfiguration"],
        ["store-audit-policy", "BucketPolicy"],
      ],
    );
    assertBackwards(synthesis);
  });

  it("is protected and stays when it leaves the program", () => {
    assert.deepEqual(declared(synthesis, "store-audit").options, { protect: true, retainOnDelete: true });
    assert.equal(declared(synthesis, "store-audit").inputs.objectLockEnabled, true);
  });

  it("locks versions for the documented time, once versioning is on", () => {
    const lock = declared(synthesis, "store-audit-lock");
    assert.deepEqual(lock.inputs.rule, { defaultRetention: { mode: "GOVERNANCE", days: 366 } });
    assert.deepEqual(lock.options?.dependsOn, ["store-audit-versioning"]);
  });

  it("expires records after the lock, their versions too, and clears what is left", () => {
    assert.deepEqual(declared(synthesis, "store-audit-lifecycle").inputs.rules, [
      {
        id: "retention",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { days: 367 },
        noncurrentVersionExpiration: { noncurrentDays: 1 },
      },
      {
        id: "remnants",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { expiredObjectDeleteMarker: true },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ]);
  });

  it("shows lock and retention", () => {
    assert.deepEqual(unseen(plan, synthesis), []);
    assertEvidence(plan, synthesis);
    assert.deepEqual(
      synthesis.declarations.flatMap(({ evidence }) => evidence.map(({ path }) => path)),
      ["rule.defaultRetention.days", "rules[0].expiration.days"],
    );
  });

  it("keeps overwritten records as long as others where nothing locks them", () => {
    const rules = declared(rendered(planWith()), "store-audit-lifecycle").inputs.rules as Record<string, unknown>[];
    assert.deepEqual(rules[0]?.expiration, { days: 366 });
    assert.deepEqual(rules[0]?.noncurrentVersionExpiration, { noncurrentDays: 366 });
  });

  it("moves records to the archive class when documented, before they expire", () => {
    const facts = [stated("S-1", "1 year", "keep"), stated("S-2", "90 days", "archiveAfter")];
    const archived = planOf({ stores: [planned(bucket({ archiveAfter: time("90 days", "S-2") }), facts)] });
    const rules = declared(rendered(archived), "store-audit-lifecycle").inputs.rules as Record<string, unknown>[];
    assert.deepEqual(rules[0]?.transitions, [{ days: 90, storageClass: "GLACIER" }]);
    assert.deepEqual(unseen(archived, rendered(archived)), []);
    assertEvidence(archived, rendered(archived));
    assert.deepEqual(codes(rendered(planWith({ archiveAfter: time("364 days") }))), []);
    assert.deepEqual(codes(rendered(planWith({ archiveAfter: time("366 days") }))), ["AWS-ARCHIVE"]);
  });

  it("needs a person's consent for a lock nobody can lift", () => {
    const compliance: Partial<LogStore> = { immutable: { mode: "compliance", period: time("1 year") } };
    assert.deepEqual(codes(rendered(planWith(compliance))), ["AWS-ACK"]);
    const acknowledgements = [{ key: "lock", what: "object lock of audit in compliance mode", because: "law", at }];
    const consented = rendered({ ...planWith(compliance), acknowledgements });
    assert.deepEqual(codes(consented), []);
    assert.deepEqual(declared(consented, "store-audit-lock").inputs.rule, {
      defaultRetention: { mode: "COMPLIANCE", days: 366 },
    });
    const other = [{ key: "other", what: "vault lock", because: "law", at }];
    assert.deepEqual(codes(rendered({ ...planWith(compliance), acknowledgements: other })), ["AWS-ACK"]);
  });

  it("is locked no longer than it keeps records", () => {
    const lock = (period: string): Partial<LogStore> => ({ immutable: { mode: "governance", period: time(period) } });
    assert.deepEqual(codes(rendered(planWith(lock("366 days")))), []);
    assert.deepEqual(codes(rendered(planWith(lock("367 days")))), ["AWS-LOCK-LONGER"]);
  });

  it("needs a retention and a name S3 takes", () => {
    const { keep: _, ...forever } = bucket();
    assert.deepEqual(codes(rendered(planOf({ stores: [planned(forever)] }))), ["AWS-RETENTION-MISSING"]);
    assert.deepEqual(codes(rendered(planWith({ name: "Shop_Audit" }))), ["AWS-BUCKET-NAME"]);
    assert.deepEqual(codes(rendered(planWith({ name: "a".repeat(63) }))), []);
    assert.deepEqual(codes(rendered(planWith({ name: "a".repeat(64) }))), ["AWS-BUCKET-NAME"]);
  });

  it("is imported when adopted, with its owner's tags, and left alone when only checked", () => {
    const adopted = declared(rendered(planWith({ ownership: "adopt" })), "store-audit");
    assert.equal(adopted.options?.import, "shop-prod-audit");
    assert.deepEqual(adopted.options?.ignoreChanges, ["tags"]);
    assert.equal(adopted.inputs.tags, undefined);
    assert.deepEqual(rendered(planWith({ ownership: "check" })).declarations, []);
  });
});
