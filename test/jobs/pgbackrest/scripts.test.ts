import { strict as assert } from "node:assert";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fails, succeeds } from "../postgres/kit";
import { Cluster, needPgBackRest } from "./cluster";

const limits = { RPO_LIMITS: "critical=60 low=120", RTO_LIMITS: "critical=120 low=600" };
const quick = { TICKS: "5", TICK_SECONDS: "1", WAIT_SECONDS: "60", ...limits };

describe("the pgBackRest scripts on a real PostgreSQL", function () {
  this.timeout(180_000);
  this.slow(60_000);
  let cluster: Cluster;

  before(async function () {
    needPgBackRest(this);
    cluster = await Cluster.start();
  });

  after(async () => {
    await cluster?.stop();
  });

  it("refuse to back up while the WAL does not reach the repository", async () => {
    fails(await cluster.script("backup", { TYPE: "full", ARCHIVE_SECONDS: "2" }), /ARCHIVE|archive/);
    assert.deepEqual(cluster.inRepository(/backup\.manifest$/), []);
  });

  it("set the server's archiving, and find it set the second time", async () => {
    const env = { ARCHIVE_TIMEOUT: "2" };
    const first = succeeds(await cluster.script("archiving", env));
    assert.match(first, /archive_timeout is now 2\n.*archive_command is now pgbackrest --stanza=main archive-push %p/);
    assert.equal(await cluster.sql("SHOW archive_timeout"), "2s");
    assert.equal(succeeds(await cluster.script("archiving", env)), "");
  });

  it("write a heartbeat at each run, and nothing with rights that do not reach it", async () => {
    const count = () => cluster.sql("SELECT count(*) FROM hozen.heartbeat");
    succeeds(await cluster.script("heartbeat"));
    const first = Number(await count());
    succeeds(await cluster.script("heartbeat"));
    assert.equal(await count(), String(first + 1));
    fails(await cluster.script("heartbeat", { PGUSER: "nobody" }), /nobody/);
  });

  it("take a full backup and a differential one, each seen in the repository", async () => {
    await cluster.sql("CREATE TABLE guest AS SELECT generate_series(1, 1000) AS id");
    assert.match(succeeds(await cluster.script("backup", { TYPE: "full" })), /^backup: \d{8}-\d{6}F$/m);
    assert.match(succeeds(await cluster.script("backup", { TYPE: "diff" })), /^backup: \d{8}-\d{6}F_\d{8}-\d{6}D$/m);
  });

  it("keep nothing readable in the repository", () => {
    const [manifest] = cluster.inRepository(/backup\.manifest$/);
    assert.equal(
      readFileSync(manifest as string)
        .subarray(0, 8)
        .toString("latin1"),
      "Salted__",
    );
  });

  it("find a sound repository sound", async () => {
    assert.match(succeeds(await cluster.script("verify", { ARCHIVE_BACKUPS: "8" })), /every segment from 0000/);
  });

  it("restore beside the database, measure the loss, and go back to one moment", async () => {
    const output = succeeds(await cluster.script("restore-test", quick));
    const figures = JSON.parse(/^\{.*\}$/m.exec(output)?.[0] ?? "{}") as { rto_seconds: number; rpo_seconds: number };
    assert.ok(figures.rto_seconds <= 60, output);
    assert.ok(figures.rpo_seconds <= 8, output);
    assert.equal(await cluster.sql("SELECT count(*) FROM guest"), "1000");
  });

  it("fail when the objective is missed", async () => {
    const missed = { ...quick, RTO_LIMITS: "critical=0 low=600" };
    fails(await cluster.script("restore-test", missed), /objective: missed RTO of critical: \d+ s to restore/);
  });

  it("fail with pgBackRest's own code on a wrong passphrase", async () => {
    const wrong = { PGBACKREST_REPO1_CIPHER_PASS: "wrong" };
    fails(await cluster.script("restore-test", { ...quick, ...wrong }), /restore_error: pgbackrest exit 75/);
    fails(await cluster.script("verify", { ARCHIVE_BACKUPS: "8", ...wrong }), /unable to flush|cipher|passphrase/i);
  });

  it("fail when the source does not let them write", async () => {
    await cluster.sql("CREATE ROLE reader LOGIN");
    fails(await cluster.script("restore-test", { ...quick, PGUSER: "reader" }), /permission denied/);
  });

  it("survive being killed half way: the next backup is whole", async () => {
    const killed = await cluster.killed("backup", 2, { TYPE: "full" });
    assert.notEqual(killed.code, 0);
    assert.match(succeeds(await cluster.script("backup", { TYPE: "incr" })), /^backup: \S+$/m);
    assert.match(succeeds(await cluster.script("verify", { ARCHIVE_BACKUPS: "8" })), /every segment from/);
  });

  it("fail when the copy does not fit", async () => {
    const output = await cluster.confined("restore-test", 300, quick);
    fails(output, /restore_error: pgbackrest exit \d+/);
  });

  it("find a segment that is gone, which pgBackRest's verify overlooks", async () => {
    for (let round = 0; round < 4; round++)
      await cluster.sql("CREATE TABLE IF NOT EXISTS filler (); SELECT pg_switch_wal()");
    await cluster.sql("CHECKPOINT");
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const gone = cluster.inRepository(/\/[0-9A-F]{24}-[0-9a-f]{40}/).at(-3) as string;
    const kept = readFileSync(gone);
    rmSync(gone);
    fails(await cluster.script("verify", { ARCHIVE_BACKUPS: "8" }), /verify: 1 WAL segments are missing before 0000/);
    writeFileSync(gone, kept);
    succeeds(await cluster.script("verify", { ARCHIVE_BACKUPS: "8" }));
    rmSync(gone);
  });

  it("see in the heartbeat what a missing segment costs", async () => {
    const output = await cluster.script("restore-test", { ...quick, RPO_LIMITS: "critical=1" });
    fails(output, /(wal_gap|missed RPO of critical)/);
  });

  it("fail verification of a damaged backup, although pgBackRest exits 0", async () => {
    const bundle = cluster.inRepository(/\/bundle\/\d+$/)[0] as string;
    const bytes = readFileSync(bundle);
    bytes.fill(0, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 64);
    writeFileSync(bundle, bytes);
    fails(await cluster.script("verify", { ARCHIVE_BACKUPS: "8" }), /verify: the repository is damaged/);
  });
});
