import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { begin, fails, script, succeeds, until, withPostgres } from "./kit";

const pattern = "shop_%Y%m%d_%H%M%S.dump";

describe("Dump and restore test on a real PostgreSQL", function () {
  this.timeout(60_000);
  this.slow(10_000);
  const cluster = withPostgres();
  let store = "";

  beforeEach(async () => {
    for (const name of ["store", "work"]) rmSync(join(cluster().folder, name), { recursive: true, force: true });
    store = cluster().mkdir("store");
    await cluster().sql("CREATE TABLE users (id int PRIMARY KEY); INSERT INTO users VALUES (1), (2)");
    await cluster().sql("CREATE TABLE projects (id int); INSERT INTO projects VALUES (1)");
  });

  const env = () => ({
    NAME_PATTERN: pattern,
    STORE_COMMAND: "cp",
    LIST_COMMAND: "ls",
    STORE_TARGET: `${store}/`,
    TABLES: "users projects",
    WORK_FOLDER: cluster().mkdir("work"),
  });
  const stored = () => readdirSync(store).sort();
  const scratch = "SELECT count(*) FROM pg_database WHERE datname = 'shop_restore_test'";
  const working = () => readdirSync(join(cluster().folder, "work"));

  it("stores a dump that was read back, and its checksum", async () => {
    const output = succeeds(await script(cluster(), "dump", env()));
    const [dump = "", sum = "", ...further] = stored();
    assert.match(dump, /^shop_\d{8}_\d{6}\.dump$/);
    assert.deepEqual([sum, further], [`${dump}.sha256`, []]);
    assert.match(output, new RegExp(`^dump: ${store}/${dump}, \\d+ bytes, 2 tables, \\d+s$`, "m"));
    assert.deepEqual(working(), []);
  });

  it("restores the newest dump elsewhere, counts its rows, measures, and drops it again", async () => {
    succeeds(await script(cluster(), "dump", { ...env(), HEARTBEAT_TABLE: "heartbeat" }));
    const output = succeeds(await script(cluster(), "restore-test", { ...env(), HEARTBEAT_TABLE: "heartbeat" }));
    assert.match(output, /^restore-test: users: 2 rows$/m);
    assert.match(output, /^restore-test: projects: 1 rows$/m);
    const figures = JSON.parse(/^\{.*\}$/m.exec(output)?.[0] ?? "{}") as Record<string, number>;
    assert.ok((figures.rto_seconds ?? 99) < 30 && (figures.rpo_seconds ?? 99) < 30, output);
    assert.equal(await cluster().sql(scratch), "0");
    assert.equal(await cluster().sql("SELECT count(*) FROM users"), "2");
  });

  it("measures from the time of the dump where there is no heartbeat, and fails beyond the objective", async () => {
    succeeds(await script(cluster(), "dump", env()));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    fails(await script(cluster(), "restore-test", { ...env(), RPO_SECONDS: "0" }), /missed the recovery point of 0s/);
    succeeds(await script(cluster(), "restore-test", { ...env(), RPO_SECONDS: "600", RTO_SECONDS: "600" }));
  });

  it("takes the newest whole dump: one without its checksum was not stored whole", async () => {
    succeeds(await script(cluster(), "dump", env()));
    writeFileSync(join(store, "shop_29991231_000000.dump"), "half");
    const output = succeeds(await script(cluster(), "restore-test", env()));
    assert.ok(!output.includes("2999"), output);
  });

  it("fails on a damaged dump, on an empty table, on none at all, and drops its database each time", async () => {
    fails(await script(cluster(), "restore-test", env()), /no whole dump/);
    await cluster().sql("TRUNCATE projects");
    succeeds(await script(cluster(), "dump", env()));
    fails(await script(cluster(), "restore-test", env()), /projects is empty in shop_/);
    assert.equal(await cluster().sql(scratch), "0");
    const [dump = ""] = stored();
    truncateSync(join(store, dump), readFileSync(join(store, dump)).length - 1);
    fails(await script(cluster(), "restore-test", env()), /FAILED|did NOT match/);
    assert.equal(await cluster().sql(scratch), "0");
  });

  it("fails where the dump does not fit beside it, or it may make no database, and leaves nothing", async () => {
    await cluster().sql("CREATE TABLE bulk AS SELECT gen_random_uuid() FROM generate_series(1, 40000)");
    succeeds(await script(cluster(), "dump", env()));
    const path = join(__dirname, "..", "..", "..", "jobs", "postgres", "restore-test.sh");
    const small = await cluster().run("bash", ["-c", `ulimit -f 64; trap '' XFSZ; exec bash '${path}'`], env());
    fails(small, /File too large/);
    await cluster().sql("DROP ROLE IF EXISTS guest");
    await cluster().sql("CREATE ROLE guest LOGIN");
    fails(
      await script(cluster(), "restore-test", { ...env(), PGUSER: "guest" }),
      /permission denied to create database/,
    );
    assert.equal(await cluster().sql(scratch), "0");
    assert.deepEqual(working(), []);
  });

  it("fails when a documented table is missing, and never restores over the database itself", async () => {
    succeeds(await script(cluster(), "dump", env()));
    fails(await script(cluster(), "restore-test", { ...env(), TABLES: "users,members" }), /"members" does not exist/);
    assert.equal(await cluster().sql(scratch), "0");
    fails(
      await script(cluster(), "restore-test", { ...env(), SCRATCH_DATABASE: "shop" }),
      /will not restore over shop/,
    );
    assert.equal(await cluster().sql("SELECT count(*) FROM users"), "2");
  });

  it("killed half way, drops its database, at once or by the next run, and restores again", async () => {
    const slow =
      "CREATE FUNCTION slow(int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS 'BEGIN PERFORM pg_sleep(2); RETURN $1; END'";
    await cluster().sql(slow);
    await cluster().sql("CREATE INDEX users_slow ON users (slow(id)) WHERE id = 1");
    succeeds(await script(cluster(), "dump", env()));
    const building = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%' AND state = 'active'";
    const interrupted = async (signal: "SIGTERM" | "SIGKILL") => {
      const run = begin(cluster(), "restore-test", env());
      await until(cluster(), building, "1", "postgres");
      run.process.kill(signal);
      assert.notEqual((await run.outcome).code, 0);
    };
    await interrupted("SIGTERM");
    assert.equal(await cluster().sql(scratch), "0");
    await interrupted("SIGKILL");
    assert.equal(await cluster().sql(scratch), "1");
    const again = succeeds(await script(cluster(), "restore-test", env()));
    assert.match(again, /^restore-test: removed shop_restore_test, which an interrupted run left$/m);
    assert.equal(await cluster().sql(scratch), "0");
  });

  it("leaves alone a database of that name it did not make", async () => {
    succeeds(await script(cluster(), "dump", env()));
    await cluster().sql("CREATE DATABASE shop_restore_test");
    fails(await script(cluster(), "restore-test", env()), /already exists/);
    assert.equal(await cluster().sql(scratch), "1");
    await cluster().sql("DROP DATABASE shop_restore_test");
  });

  it("stores nothing when the dump fails: no permission, no space, nothing in it", async () => {
    await cluster().sql("DROP ROLE IF EXISTS guest");
    await cluster().sql("CREATE ROLE guest LOGIN");
    fails(await script(cluster(), "dump", { ...env(), PGUSER: "guest" }), /permission denied/);
    await cluster().sql("CREATE TABLE bulk AS SELECT gen_random_uuid() FROM generate_series(1, 40000)");
    const path = join(__dirname, "..", "..", "..", "jobs", "postgres", "dump.sh");
    const small = await cluster().run("bash", ["-c", `ulimit -f 64; trap '' XFSZ; exec bash '${path}'`], env());
    fails(small, /File too large|could not write/);
    await cluster().sql("DROP TABLE users, projects, bulk");
    fails(await script(cluster(), "dump", env()), /shop has no table/);
    assert.deepEqual(stored(), []);
    assert.deepEqual(working(), []);
  });

  it("never writes over a dump that was stored whole: the second of a day carries its time, and is the newest", async () => {
    const daily = { ...env(), NAME_PATTERN: "shop_%Y%m%d.dump" };
    succeeds(await script(cluster(), "dump", daily));
    const [first = ""] = stored();
    const before = readFileSync(join(store, first));
    await cluster().sql("INSERT INTO users VALUES (3)");
    assert.match(
      succeeds(await script(cluster(), "dump", daily)),
      /is there already; this one is named shop_\d{8}_run_\d{6}\.dump/,
    );
    assert.equal(stored().length, 4);
    assert.deepEqual(readFileSync(join(store, first)), before);
    assert.match(succeeds(await script(cluster(), "restore-test", daily)), /"dump": "shop_\d{8}_run_\d{6}\.dump"/);
    // A half dump, without its checksum, gives way.
    rmSync(join(store, `${first}.sha256`));
    succeeds(await script(cluster(), "dump", daily));
    assert.ok(stored().includes(`${first}.sha256`));
  });

  it("takes whole names only: a neighbour's dump in the same store is not this database's", async () => {
    succeeds(await script(cluster(), "dump", env()));
    for (const name of [
      "myshop_29991231_000000.dump",
      "my shop_29991231_000000.dump",
      "shop_29991231_000000.dump.old",
    ]) {
      writeFileSync(join(store, name), "of another");
      writeFileSync(join(store, `${name}.sha256`), "of another");
    }
    assert.doesNotMatch(succeeds(await script(cluster(), "restore-test", env())), /2999/);
    const listed = (text: string) => {
      const path = join(cluster().mkdir("bin"), "list");
      writeFileSync(path, `#!/bin/bash\n${text}\n`, { mode: 0o755 });
      return { ...env(), LIST_COMMAND: path };
    };
    const aws = `for name in $(cd "$1" && ls shop_*_??????.dump*); do echo "2026-01-02 03:04:05       1234 \${1#/}$name"; done`;
    succeeds(await script(cluster(), "restore-test", listed(aws)));
    const azcopy = `ls "$1" | while read -r name; do echo "INFO: $name;  Content Length: 1.00 KiB"; done`;
    succeeds(await script(cluster(), "restore-test", listed(azcopy)));
    const elsewhere = `ls "$1" | while read -r name; do echo "2026-01-02 03:04:05 1234 other/$name"; done`;
    fails(await script(cluster(), "restore-test", listed(elsewhere)), /no whole dump/);
  });

  it("names databases, never connections: whatever a name holds", async () => {
    for (const name of [
      "x=y",
      "host=evil.example.com",
      'we"ird',
      "it's",
      "back\\slash",
      "a b",
      "postgres://evil.example.com/x",
      "-x",
    ]) {
      const quoted = `"${name.replaceAll('"', '""')}"`;
      await cluster().sql(`CREATE DATABASE ${quoted} TEMPLATE shop`, "postgres");
      const odd = { ...env(), PGDATABASE: name, NAME_PATTERN: "odd_%Y%m%d_%H%M%S.dump" };
      succeeds(await script(cluster(), "dump", odd));
      succeeds(await script(cluster(), "restore-test", odd));
      await cluster().sql(`DROP DATABASE ${quoted}`, "postgres");
    }
    assert.equal(await cluster().sql("SELECT count(*) FROM pg_database WHERE datname LIKE '%_restore_test'"), "0");
  });

  it("ended by a signal, leaves no pg_dump behind", async () => {
    const lock = cluster().begin("psql", ["-Xq", "-c", "BEGIN; LOCK TABLE users; SELECT pg_sleep(3)"]);
    await until(
      cluster(),
      "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'users'::regclass",
      "1",
    );
    const run = begin(cluster(), "dump", env());
    await until(cluster(), "SELECT count(*) FROM pg_locks WHERE NOT granted", "1");
    run.process.kill("SIGTERM");
    assert.equal((await run.outcome).code, 143);
    await until(cluster(), "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pg_dump'", "0");
    await lock.outcome;
    assert.deepEqual([stored(), working()], [[], []]);
  });

  it("fails when the store refuses, and says nothing of success", async () => {
    const { code, output } = await script(cluster(), "dump", { ...env(), STORE_COMMAND: "false" });
    assert.notEqual(code, 0);
    assert.doesNotMatch(output, /^dump: /m);
  });

  it("killed half way, stores nothing", async () => {
    const lock = cluster().begin("psql", ["-Xq", "-c", "BEGIN; LOCK TABLE users; SELECT pg_sleep(3)"]);
    await until(
      cluster(),
      "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND relation = 'users'::regclass",
      "1",
    );
    const run = begin(cluster(), "dump", env());
    await until(cluster(), "SELECT count(*) FROM pg_locks WHERE NOT granted", "1");
    run.process.kill("SIGKILL");
    await Promise.all([run.outcome, lock.outcome]);
    assert.deepEqual(stored(), []);
  });
});
