import { strict as assert } from "node:assert";
import { entry, refused, rendered, resources } from "./data-kit";

/** Each limit with a value beyond it, what is complained of, and the nearest value that passes. */
interface Limit {
  readonly of: string;
  readonly section: string;
  readonly over: string;
  readonly code: string;
  readonly nearest: string;
}

const limits: readonly Limit[] = [
  {
    of: "the server's own backups, below",
    section: "backups",
    over: "on: db, keep: 6 days",
    code: "AZURE-DATABASE-RETENTION 6 days",
    nearest: "on: db, keep: 7 days",
  },
  {
    of: "the server's own backups, above",
    section: "backups",
    over: "on: db, keep: 36 days",
    code: "AZURE-DATABASE-RETENTION 36 days",
    nearest: "on: db, keep: 35 days",
  },
  {
    of: "the server's disk",
    section: "scaling",
    over: "on: db, size: 200 GiB",
    code: "AZURE-DATABASE-STORAGE 200 GiB",
    nearest: "on: db, size: 256 GiB",
  },
  {
    of: "a parameter's range",
    section: "maintenance",
    over: "on: db, parameter: autovacuum_naptime, every: 25 days",
    code: "AZURE-PARAMETER autovacuum_naptime = 2160000",
    nearest: "on: db, parameter: autovacuum_naptime, every: 24 days",
  },
  {
    of: "a parameter's words",
    section: "maintenance",
    over: "on: db, parameter: autovacuum, setting: maybe",
    code: "AZURE-PARAMETER autovacuum = maybe",
    nearest: 'on: db, parameter: autovacuum, setting: "on"',
  },
  {
    of: "the names of parameters",
    section: "maintenance",
    over: "on: db, parameter: autovacum, setting: maybe",
    code: "AZURE-PARAMETER autovacum",
    nearest: 'on: db, parameter: autovacuum, setting: "off"',
  },
  {
    of: "connections the alerts count in",
    section: "maintenance",
    over: "on: db, parameter: max_connections, maximum: 300 connections",
    code: "AZURE-PARAMETER max_connections = 300",
    nearest: "on: db, parameter: max_connections, maximum: 200 connections",
  },
  {
    of: "periodic backup, shorter",
    section: "backups",
    over: "on: cosmos, every: 59 minutes",
    code: "AZURE-COSMOS-BACKUP 59 minutes",
    nearest: "on: cosmos, every: 60 minutes",
  },
  {
    of: "periodic backup, longer",
    section: "backups",
    over: "on: cosmos, every: 25 hours",
    code: "AZURE-COSMOS-BACKUP 1500 minutes (25 hours)",
    nearest: "on: cosmos, every: 24 hours",
  },
  {
    of: "two periods at least",
    section: "backups",
    over: "on: cosmos, every: 12 hours, keep: 23 hours",
    code: "AZURE-COSMOS-BACKUP 23 hours",
    nearest: "on: cosmos, every: 12 hours, keep: 24 hours",
  },
  {
    of: "periodic retention, least",
    section: "backups",
    over: "on: cosmos, every: 1 hour, keep: 7 hours",
    code: "AZURE-COSMOS-BACKUP 7 hours",
    nearest: "on: cosmos, every: 1 hour, keep: 8 hours",
  },
  {
    of: "periodic retention, most",
    section: "backups",
    over: "on: cosmos, every: 4 hours, keep: 721 hours",
    code: "AZURE-COSMOS-BACKUP 721 hours",
    nearest: "on: cosmos, every: 4 hours, keep: 720 hours",
  },
  {
    of: "one mode of two",
    section: "backups",
    over: "on: cosmos, every: 4 hours, tier: Continuous7Days",
    code: "AZURE-COSMOS-BACKUP Continuous7Days and every 240 minutes",
    nearest: "on: cosmos, tier: Continuous7Days",
  },
  {
    of: "a tier's reach",
    section: "backups",
    over: "on: cosmos, keep: 8 days, tier: Continuous7Days",
    code: "AZURE-COSMOS-BACKUP 8 days with Continuous7Days",
    nearest: "on: cosmos, keep: 8 days, tier: Continuous30Days",
  },
  {
    of: "autoscale throughput, least",
    section: "scaling",
    over: "on: cosmos, maximum: 900/s",
    code: "AZURE-COSMOS-THROUGHPUT 900 RU/s (900/s)",
    nearest: "on: cosmos, maximum: 1000/s",
  },
  {
    of: "autoscale throughput, steps",
    section: "scaling",
    over: "on: cosmos, maximum: 1500/s",
    code: "AZURE-COSMOS-THROUGHPUT 1500 RU/s (1500/s)",
    nearest: "on: cosmos, maximum: 2000/s",
  },
  {
    of: "a restore shorter than the soft delete",
    section: "backups",
    over: "on: files, keep: 30 days, period: 30 days",
    code: "AZURE-BLOB-RESTORE 30 days with 30 days of soft delete",
    nearest: "on: files, keep: 30 days, period: 29 days",
  },
  {
    of: "the soft delete of blobs",
    section: "backups",
    over: "on: files, keep: 366 days",
    code: "AZURE-BLOB-RETENTION 366 days",
    nearest: "on: files, keep: 365 days",
  },
  {
    of: "deleted secrets, below",
    section: "backups",
    over: "on: secrets, keep: 6 days",
    code: "AZURE-KEYVAULT-RETENTION 6 days",
    nearest: "on: secrets, keep: 7 days",
  },
  {
    of: "deleted secrets, above",
    section: "backups",
    over: "on: secrets, keep: 91 days",
    code: "AZURE-KEYVAULT-RETENTION 91 days",
    nearest: "on: secrets, keep: 90 days",
  },
  {
    of: "a vault's times",
    section: "backups",
    over: "on: db, vault: copies, schedule: first monday 03:00, keep: 30 days",
    code: "AZURE-BACKUP-SCHEDULE first monday 03:00 (Asia/Tokyo)",
    nearest: "on: db, vault: copies, schedule: weekly monday 03:00, keep: 30 days",
  },
  {
    of: "how often a vault copies a flexible server",
    section: "backups",
    over: "on: db, vault: copies, schedule: daily 03:00, keep: 30 days",
    code: "AZURE-BACKUP-SCHEDULE daily 03:00 (Asia/Tokyo)",
    nearest: "on: db, vault: copies, schedule: weekly sunday 03:00, keep: 30 days",
  },
  {
    of: "how often a vault copies blobs",
    section: "backups",
    over: "on: files, vault: copies, schedule: first monday 03:00, keep: 30 days",
    code: "AZURE-BACKUP-SCHEDULE first monday 03:00 (Asia/Tokyo)",
    nearest: "on: files, vault: copies, schedule: daily 03:00, keep: 30 days",
  },
  {
    of: "a vault's retention, below",
    section: "backups",
    over: "on: db, vault: copies, schedule: weekly sunday 03:00, keep: 6 days",
    code: "AZURE-BACKUP-RETENTION 6 days",
    nearest: "on: db, vault: copies, schedule: weekly sunday 03:00, keep: 7 days",
  },
  {
    of: "a vault's retention, above",
    section: "backups",
    over: "on: db, vault: copies, schedule: weekly sunday 03:00, keep: 3651 days",
    code: "AZURE-BACKUP-RETENTION 3651 days",
    nearest: "on: db, vault: copies, schedule: weekly sunday 03:00, keep: 3650 days",
  },
  {
    of: "what a vault copies",
    section: "backups",
    over: "on: plan, vault: copies, schedule: daily 03:00, keep: 30 days",
    code: "AZURE-BACKUP-SOURCE azure.appservice.plan",
    nearest: "on: files, vault: copies, schedule: daily 03:00, keep: 30 days",
  },
  {
    of: "sizes of plans",
    section: "scaling",
    over: "on: plan, setting: P9v2",
    code: "AZURE-PLAN-SKU P9v2",
    nearest: "on: plan, setting: P3v2",
  },
  {
    of: "instances of autoscale",
    section: "scaling",
    over: "on: plan, threshold: 70%, minimum: 3 instances, maximum: 2 instances, duration: 10 minutes",
    code: "AZURE-AUTOSCALE 3 to 2",
    nearest: "on: plan, threshold: 70%, minimum: 2 instances, maximum: 2 instances, duration: 10 minutes",
  },
  {
    of: "the time autoscale looks at",
    section: "scaling",
    over: "on: plan, threshold: 70%, minimum: 2 instances, maximum: 5 instances, duration: 4 minutes",
    code: "AZURE-AUTOSCALE 4 minutes",
    nearest: "on: plan, threshold: 70%, minimum: 2 instances, maximum: 5 instances, duration: 5 minutes",
  },
];

describe("A limit of Azure", () => {
  for (const { of, section, over, code, nearest } of limits) {
    it(`on ${of} is told before anything is deployed, and what is within it passes`, () => {
      assert.deepEqual(refused(entry(section, over)), [code]);
      assert.deepEqual(refused(entry(section, nearest)), []);
    });
  }

  it("on what a container indexes wants every other value named once", () => {
    const index = (paths: string) =>
      refused(`maintenance:
  index: { title: Index, from: 1. Operations, on: cosmos, ${paths} }
  key: { title: Key, from: 1. Operations, on: cosmos, setting: /a }
`);
    assert.deepEqual(index('included: ["/a/?"]'), ["AZURE-COSMOS-INDEX /* 0 times"]);
    assert.deepEqual(index('included: ["/a"], excluded: "/*"'), ["AZURE-COSMOS-INDEX /a"]);
    assert.deepEqual(index('included: ["/a/?"], excluded: "/*"'), []);
  });

  it("wants the partition key of a container it makes", () => {
    const index = 'on: cosmos, included: ["/a/?"], excluded: "/*"';
    assert.deepEqual(refused(entry("maintenance", index)), ["AZURE-COSMOS-PARTITION none"]);
  });

  it("wants to know who owns a store, what it is called, and what would be reset", () => {
    const section = entry("backups", "on: db, keep: 7 days");
    const db = (from: string, to: string) => refused(section, { db: resources.db.replace(from, to) });
    assert.deepEqual(db("ownership: adopt, ", ""), ["AZURE-OWNERSHIP none"]);
    assert.deepEqual(db("ownership: adopt", "ownership: mine"), ["AZURE-OWNERSHIP mine"]);
    assert.deepEqual(db("ownership: adopt", "ownership: create"), ["AZURE-SETTING none"]);
    assert.deepEqual(db(', version: "15"', ""), ["AZURE-SETTING none"]);
    assert.deepEqual(db(/id: \S+,/.exec(resources.db)?.[0] ?? "", "id: shop-db,"), ["AZURE-ID shop-db"]);
    assert.deepEqual(refused(section), []);
  });

  it("that an old server has no such parameter is known from its version", () => {
    const section = entry("maintenance", "on: db, parameter: idle_session_timeout, limit: 10 minutes");
    const version = (text: string) => refused(section, { db: resources.db.replace('"15"', `"${text}"`) });
    assert.deepEqual(version("13"), ["AZURE-PARAMETER idle_session_timeout, PostgreSQL 13"]);
    assert.deepEqual(version("14"), []);
  });

  it("on a backup vault's own settings is told where the vault is defined", () => {
    const section = entry("backups", "on: db, vault: copies, schedule: weekly sunday 03:00, keep: 30 days");
    const vault = (setting: string) => refused(section, { copies: resources.copies.replace("}", `, ${setting} }`) });
    assert.deepEqual(vault("redundancy: everywhere"), ["AZURE-BACKUP-VAULT everywhere"]);
    assert.deepEqual(vault("softDelete: Never"), ["AZURE-BACKUP-VAULT Never"]);
    assert.deepEqual(vault("immutability: Forever"), ["AZURE-BACKUP-VAULT Forever"]);
    assert.deepEqual(vault('softDeleteDays: "13"'), ["AZURE-BACKUP-VAULT 13 days"]);
    assert.deepEqual(vault('softDeleteDays: "181"'), ["AZURE-BACKUP-VAULT 181 days"]);
    assert.deepEqual(vault("softDeleteDays: soon"), ["AZURE-BACKUP-VAULT no number"]);
    assert.deepEqual(vault('softDeleteDays: "180"'), []);
  });

  it("on a name or a property is told where the resource says it", () => {
    const vault = entry("backups", "on: secrets, keep: 7 days");
    const secrets = resources.secrets.replace("shop-kv", "shop--kv");
    assert.deepEqual(refused(vault, { secrets }), ["AZURE-ID shop--kv"]);
    const files = resources.files.replace("}", ", sku: GRS }");
    const { problems } = rendered(entry("backups", "on: files, keep: 30 days"), { files });
    assert.deepEqual(
      problems.map(({ code, path, given, change }) => [code, path, given, change]),
      [["AZURE-STORAGE-SKU", "resources.files.sku", "GRS", "correct destination, or sku of the resource"]],
    );
  });

  it("that cannot be moved back wants somebody's word", () => {
    const word = (section: string, over = {}) => refused(section, over, "");
    const copies = entry("backups", "on: db, vault: copies, schedule: weekly sunday 03:00, keep: 30 days");
    const locked = { copies: resources.copies.replace("}", ", immutability: Locked }") };
    const always = { copies: resources.copies.replace("}", ", softDelete: AlwaysOn }") };
    assert.deepEqual(word(entry("backups", "on: db, keep: 7 days, copies: Enabled")), ["AZURE-IRREVERSIBLE db"]);
    assert.deepEqual(word(entry("backups", "on: db, keep: 7 days, copies: Disabled")), []);
    assert.deepEqual(word(entry("backups", "on: cosmos, tier: Continuous7Days")), ["AZURE-IRREVERSIBLE cosmos"]);
    assert.deepEqual(word(entry("backups", "on: secrets, keep: 90 days")), [
      "AZURE-IRREVERSIBLE secrets",
      "AZURE-CUTS-OFF secrets",
    ]);
    assert.deepEqual(
      [word(copies, locked), word(copies, always)],
      [["AZURE-IRREVERSIBLE copies"], ["AZURE-IRREVERSIBLE copies"]],
    );
    assert.deepEqual([refused(copies, locked), refused(copies, always), word(copies)], [[], [], []]);
  });

  it("on an account with a hierarchical namespace is told before a restore is promised", () => {
    const files = resources.files.replace("}", ', hierarchical: "true" }');
    const promised = (period: string) => refused(entry("backups", `on: files, keep: 30 days${period}`), { files });
    assert.deepEqual(promised(", period: 29 days"), ["AZURE-BLOB-RESTORE files"]);
    assert.deepEqual(promised(""), []);
  });

  it("on autoscale wants bounds, and a plan that scales", () => {
    const scaling = (setting: string, bounds: string) =>
      refused(`scaling:
  size: { title: Size, from: 1. Operations, on: plan, setting: ${setting} }
  busy: { title: Busy, from: 1. Operations, on: plan, threshold: 70%${bounds} }
`);
    const bounds = ", minimum: 1 instances, maximum: 3 instances, duration: 10 minutes";
    assert.deepEqual(scaling("P2v2", ""), ["AZURE-AUTOSCALE none"]);
    assert.deepEqual(scaling("B1", bounds), ["AZURE-AUTOSCALE Basic"]);
    assert.deepEqual(scaling("S1", bounds.replace("maximum: 3", "maximum: 11")), ["AZURE-AUTOSCALE 1 to 11"]);
    assert.deepEqual(scaling("S1", bounds), []);
  });
});
