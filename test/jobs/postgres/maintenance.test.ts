import assert from "node:assert/strict";
import { begin, fails, script, succeeds, until, withPostgres } from "./kit";

const invalid = "SELECT count(*) FROM pg_index WHERE NOT indisvalid";

describe("Maintenance scripts on a real PostgreSQL", function () {
  this.timeout(60_000);
  this.slow(10_000);
  const cluster = withPostgres();

  const makeRows = (rows: number) =>
    cluster().sql(
      `CREATE TABLE orders AS SELECT g AS id, 'order ' || g AS what FROM generate_series(1, ${rows}) g;
       CREATE INDEX orders_what ON orders (what);`,
    );

  it("refreshes statistics", async () => {
    await makeRows(500);
    assert.match(succeeds(await script(cluster(), "analyze")), /^analyze: shop done in \d+s$/m);
    assert.equal(await cluster().sql("SELECT reltuples FROM pg_class WHERE relname = 'orders'"), "500");
  });

  it("vacuums, and lists the tables with the most dead rows", async () => {
    await makeRows(500);
    await cluster().sql("CREATE TABLE quiet (id int)");
    const output = succeeds(await script(cluster(), "vacuum-analyze", { TOP: "1" }));
    assert.equal(output.trim().split("\n").length, 2);
    assert.notEqual(await cluster().sql("SELECT last_vacuum FROM pg_stat_user_tables WHERE relname = 'orders'"), "");
  });

  it("fails where a table of another owner was skipped, which PostgreSQL calls a warning", async () => {
    await makeRows(10);
    await cluster().sql("DROP ROLE IF EXISTS guest");
    await cluster().sql("CREATE ROLE guest LOGIN");
    for (const name of ["analyze", "vacuum-analyze"]) {
      fails(await script(cluster(), name, { PGUSER: "guest" }), /WARNING: {2}skipping "orders"/);
    }
  });

  it("fails when its time is over, and without a database", async () => {
    await makeRows(200_000);
    fails(await script(cluster(), "analyze", { STATEMENT_TIMEOUT: "1ms" }), /statement timeout/);
    // VACUUM is several transactions: a timeout that falls between two of them is called a request of the user.
    const ended = /canceling statement due to (statement timeout|user request)/;
    fails(await script(cluster(), "vacuum-analyze", { STATEMENT_TIMEOUT: "1ms" }), ended);
    fails(await script(cluster(), "analyze", { PGDATABASE: "absent" }), /does not exist/);
  });

  it("rebuilds every index while the table is written to", async () => {
    await makeRows(1000);
    const before = await cluster().sql("SELECT relfilenode FROM pg_class WHERE relname = 'orders_what'");
    assert.match(succeeds(await script(cluster(), "reindex-concurrently")), /every index is valid/);
    assert.notEqual(await cluster().sql("SELECT relfilenode FROM pg_class WHERE relname = 'orders_what'"), before);
    assert.equal(await cluster().sql(invalid), "0");
  });

  /** Another session writes to the table and takes its time. */
  const busy = async (seconds: number): Promise<void> => {
    const statement = `BEGIN; UPDATE orders SET id = id; SELECT pg_sleep(${seconds})`;
    cluster().begin("psql", ["-Xq", "-c", statement]);
    await until(cluster(), "SELECT count(*) > 0 FROM pg_locks WHERE relation = 'orders'::regclass", "t");
  };

  it("gives up a lock it cannot get, and leaves no half-built index", async () => {
    await makeRows(1000);
    await busy(3);
    const run = await script(cluster(), "reindex-concurrently", { LOCK_TIMEOUT: "300ms" });
    fails(run, /removed public\.orders_what_ccnew[\s\S]*lock timeout[\s\S]*nothing is left behind/);
    assert.equal(await cluster().sql(invalid), "0");
  });

  it("says what it could not clear away, and clears it the next time", async () => {
    await makeRows(1000);
    await busy(3);
    const hurried = { LOCK_TIMEOUT: "300ms", CLEANUP_TIMEOUT: "300ms" };
    fails(await script(cluster(), "reindex-concurrently", hurried), /DROP INDEX|lock timeout/);
    assert.equal(await cluster().sql(invalid), "1");
    assert.match(succeeds(await script(cluster(), "reindex-concurrently")), /removed public\.orders_what_ccnew/);
    assert.equal(await cluster().sql(invalid), "0");
  });

  it("without space or the right to, rebuilds nothing and leaves every index as it was", async () => {
    await makeRows(200_000);
    // A limit of the server stands for a full disk: both end the statement in the middle of sorting.
    await cluster().sql("ALTER DATABASE shop SET temp_file_limit = '64kB'");
    await cluster().sql("ALTER DATABASE shop SET maintenance_work_mem = '1MB'");
    const full = await script(cluster(), "reindex-concurrently");
    fails(full, /removed public\.orders_what_ccnew[\s\S]*temp_file_limit[\s\S]*nothing is left behind/);
    await cluster().sql("DROP ROLE IF EXISTS guest");
    await cluster().sql("CREATE ROLE guest LOGIN");
    fails(await script(cluster(), "reindex-concurrently", { PGUSER: "guest" }), /must be owner of database/);
    assert.equal(await cluster().sql(invalid), "0");
    assert.equal(await cluster().sql("SELECT count(*) FROM pg_class WHERE relname ~ '_cc(new|old)'"), "0");
  });

  it("killed half way, leaves no half-built index", async () => {
    await makeRows(1000);
    await busy(3);
    const run = begin(cluster(), "reindex-concurrently", { LOCK_TIMEOUT: "30s" });
    await until(cluster(), "SELECT count(*) FROM pg_class WHERE relname = 'orders_what_ccnew'", "1");
    run.process.kill("SIGTERM");
    fails(await run.outcome, /removed public\.orders_what_ccnew[\s\S]*nothing is left behind/);
    assert.equal(await cluster().sql(invalid), "0");
  });

  it("removes what an earlier run left, and refuses an index that is invalid for another reason", async () => {
    await makeRows(10);
    await cluster().sql("INSERT INTO orders VALUES (1, 'again')");
    await assert.rejects(cluster().sql("CREATE UNIQUE INDEX CONCURRENTLY orders_id ON orders (id)"));
    assert.equal(await cluster().sql(invalid), "1");
    fails(await script(cluster(), "reindex-concurrently"), /could not create unique index|invalid: public\.orders_id/);
    await cluster().sql("ALTER INDEX orders_id RENAME TO orders_what_ccnew");
    assert.match(succeeds(await script(cluster(), "reindex-concurrently")), /removed public\.orders_what_ccnew/);
    assert.equal(await cluster().sql(invalid), "0");
  });
});
