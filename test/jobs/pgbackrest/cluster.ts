import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { needProgram } from "../../kit/left-out";
import { needPostgres, type Outcome, Postgres } from "../../kit/postgres";
import { declarationOf, rendered, repository } from "../../kubernetes/work";

type Env = Readonly<Record<string, string>>;

const scripts = join(__dirname, "..", "..", "..", "jobs", "pgbackrest");

/** For the `before` hook of a suite that needs both. */
export function needPgBackRest(context: Mocha.Context): void {
  needPostgres(context);
  needProgram(context, "pgbackrest", "pgbackrest");
}

/** A real PostgreSQL that archives into a real pgBackRest repository, configured by what a cluster would be given. */
export class Cluster {
  private constructor(private readonly server: Postgres) {}

  static async start(): Promise<Cluster> {
    const server = await Postgres.start((folder) => ({
      settings: ["archive_mode=on", "max_connections=150"],
      env: { ...variablesOf(folder), PGBACKREST_CONFIG_INCLUDE_PATH: join(folder, "server") },
    }));
    for (const name of ["repo", "lock", "spool", "primary", "server", "s"]) server.mkdir(name);
    const { folder } = server;
    const files = declarationOf(rendered(repository).synthesis, "backup-database-config").inputs.data as Env;
    writeFileSync(join(folder, "pgbackrest.conf"), locally(files["pgbackrest.conf"] ?? "", folder));
    for (const name of ["primary", "server"]) {
      writeFileSync(join(folder, name, `${name}.conf`), locally(files[`${name}.conf`] ?? "", folder));
    }
    await server.sql(roleStatements(), "postgres");
    return new Cluster(server);
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  sql(statement: string): Promise<string> {
    return this.server.sql(statement, "postgres");
  }

  /** Runs one of the scripts as its CronJob does: only backups are told where the server's data lie. */
  script(name: string, env: Env = {}): Promise<Outcome> {
    return this.run(name, ["bash", pathOf(name)], env);
  }

  /** The same, and all of it killed after so many seconds. */
  killed(name: string, after: number, env: Env): Promise<Outcome> {
    return this.run(name, ["timeout", "--signal=KILL", String(after), "bash", pathOf(name)], env);
  }

  /** The same, where no file may grow beyond so many KiB. */
  confined(name: string, size: number, env: Env): Promise<Outcome> {
    return this.run(name, ["bash", "-c", `ulimit -f ${size}; exec bash ${pathOf(name)}`], env);
  }

  /** Files of the repository whose name matches. */
  inRepository(pattern: RegExp): string[] {
    const folder = join(this.server.folder, "repo");
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return names
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => join(folder, name));
  }

  private run(name: string, [program = "", ...args]: readonly string[], env: Env): Promise<Outcome> {
    const { folder } = this.server;
    const include: Env = name === "backup" ? { PGBACKREST_CONFIG_INCLUDE_PATH: join(folder, "primary") } : {};
    return this.server.run(program, args, { ...variablesOf(folder), ...include, ...env });
  }
}

function pathOf(name: string): string {
  return join(scripts, `${name}.sh`);
}

function variablesOf(folder: string): Env {
  return {
    PGDATABASE: "postgres",
    PGUSER: "backup",
    PGBACKREST_CONFIG: join(folder, "pgbackrest.conf"),
    PGBACKREST_REPO1_CIPHER_PASS: "sesame",
    STANZA: "main",
    SCRATCH: join(folder, "s"),
  };
}

/** The role as the guide says to make it. */
function roleStatements(): string {
  const guide = readFileSync(join(__dirname, "..", "..", "..", "docs", "cluster-work.md"), "utf8");
  const statements = /```sql\n(CREATE ROLE backup[\s\S]*?)```/.exec(guide)?.[1];
  if (statements === undefined) throw new Error("docs/cluster-work.md says no more how the role is made");
  return statements;
}

/** A file of the ConfigMap, with a folder where S3 would be and a socket where the Service would be. */
function locally(text: string, folder: string): string {
  return text
    .replace(/^(repo1-s3-|pg1-host).*\n/gm, "")
    .replace("repo1-type=s3", "repo1-type=posix")
    .replace(/^repo1-path=.*$/m, `repo1-path=${join(folder, "repo")}`)
    .replace(/^(lock|spool)-path=.*$/gm, (_, name: string) => `${name}-path=${join(folder, name)}`)
    .replace(/^pg1-path=.*$/m, `pg1-path=${join(folder, "data")}\npg1-socket-path=${folder}`)
    .replace("pg1-database=shop", "pg1-database=postgres");
}
