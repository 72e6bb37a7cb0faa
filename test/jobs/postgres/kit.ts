import assert from "node:assert/strict";
import { join } from "node:path";
import { needPostgres, type Outcome, Postgres, type Running } from "../../kit/postgres";

const scripts = join(__dirname, "..", "..", "..", "jobs", "postgres");

/** A cluster for the suite around it, with the database `shop` made anew for every test. */
export function withPostgres(): () => Postgres {
  let cluster: Postgres | undefined;
  before(async function () {
    needPostgres(this);
    cluster = await Postgres.start();
  });
  beforeEach(async () => {
    await cluster?.sql("DROP DATABASE IF EXISTS shop WITH (FORCE)", "postgres");
    await cluster?.sql("CREATE DATABASE shop", "postgres");
  });
  after(async () => {
    await cluster?.stop();
  });
  return () => cluster as Postgres;
}

/** Runs a script of `jobs/postgres` as the job does. */
export function script(cluster: Postgres, name: string, env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return begin(cluster, name, env).outcome;
}

export function begin(cluster: Postgres, name: string, env: Readonly<Record<string, string>> = {}): Running {
  return cluster.begin("bash", [join(scripts, `${name}.sh`)], env);
}

export function succeeds({ code, output }: Outcome): string {
  assert.equal(code, 0, output);
  return output;
}

export function fails({ code, output }: Outcome, says: RegExp): void {
  assert.notEqual(code, 0, output);
  assert.match(output, says);
}

/** Asks until the statement answers the text. */
export async function until(cluster: Postgres, statement: string, answer: string, database?: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await cluster.sql(statement, database)) === answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`${statement} never answered ${answer}`);
}
