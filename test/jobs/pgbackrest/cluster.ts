import { execFile, execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { declarationOf, rendered, repository } from "../../kubernetes/work";

/** What a script did: exit code and all it said. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

type Files = Readonly<Record<string, string>>;

const scripts = join(__dirname, "..", "..", "..", "jobs", "pgbackrest");
const stanza = "main";

/** A real PostgreSQL that archives into a real pgBackRest repository, in a folder of its own; no port, only a socket. */
export class Cluster {
  readonly folder: string;
  readonly scratch: string;
  private readonly bin: string;

  private constructor(readonly archiveTimeout: number) {
    this.folder = mkdtempSync(join(tmpdir(), "pgb-"));
    this.scratch = join(this.folder, "s");
    this.bin = binaries() ?? "";
  }

  /** Why there can be none here; undefined when there can. */
  static get missing(): string | undefined {
    if (binaries() === undefined) return "postgresql";
    if (!onPath("pgbackrest")) return "pgbackrest";
    return process.getuid?.() === 0 && !onPath("setpriv") ? "setpriv" : undefined;
  }

  static async start(archiveTimeout: number): Promise<Cluster> {
    const cluster = new Cluster(archiveTimeout);
    for (const name of ["repo", "lock", "spool", "primary", "server", "s"]) mkdirSync(join(cluster.folder, name));
    cluster.writeConfig();
    cluster.own();
    const data = join(cluster.folder, "data");
    await cluster.run(join(cluster.bin, "initdb"), [
      "--pgdata",
      data,
      "--auth=trust",
      "--username=owner",
      "--data-checksums",
    ]);
    const settings = [
      `listen_addresses = ''`,
      `unix_socket_directories = '${cluster.folder}'`,
      "archive_mode = on",
      "archive_command = 'false'",
      "max_connections = 150",
      "fsync = off",
      `log_directory = '${cluster.folder}'`,
    ];
    writeFileSync(join(data, "postgresql.auto.conf"), `${settings.join("\n")}\n`);
    cluster.own();
    const start = ["--pgdata", data, "--log", join(cluster.folder, "log"), "--wait", "start"];
    const include = { PGBACKREST_CONFIG_INCLUDE_PATH: join(cluster.folder, "server") };
    await cluster.run(join(cluster.bin, "pg_ctl"), start, include);
    return cluster;
  }

  async stop(): Promise<void> {
    await this.run(join(this.bin, "pg_ctl"), [
      "--pgdata",
      join(this.folder, "data"),
      "--mode=immediate",
      "--wait",
      "stop",
    ]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The files of the ConfigMap, with a folder where S3 would be and a socket where the Service would be. */
  private writeConfig(): void {
    const files = declarationOf(rendered(repository).rendering, "backup-database-config").inputs.data as Files;
    const here = (text: string) =>
      text
        .replace(/^repo1-s3-.*\n/gm, "")
        .replace(/^pg1-host.*\n/gm, "")
        .replace("repo1-type=s3", "repo1-type=posix")
        .replace(/^repo1-path=.*$/m, `repo1-path=${join(this.folder, "repo")}`)
        .replace(/^(lock|spool)-path=.*$/gm, (_, name: string) => `${name}-path=${join(this.folder, name)}`)
        .replace(/^pg1-path=.*$/m, `pg1-path=${join(this.folder, "data")}\npg1-socket-path=${this.folder}`)
        .replace("pg1-user=backup", "pg1-user=owner")
        .replace("pg1-database=shop", "pg1-database=postgres");
    writeFileSync(join(this.folder, "pgbackrest.conf"), here(files["pgbackrest.conf"] ?? ""));
    writeFileSync(join(this.folder, "primary", "primary.conf"), here(files["primary.conf"] ?? ""));
    writeFileSync(join(this.folder, "server", "server.conf"), here(files["server.conf"] ?? ""));
  }

  /** Runs one of the scripts as its CronJob does: only backups are told where the server's data lie. */
  script(name: string, env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    return this.run("bash", [join(scripts, `${name}.sh`)], { ...this.include(name), ...env });
  }

  /** The same, and all of it killed after so many seconds. */
  killed(name: string, after: number, env: Readonly<Record<string, string>>): Promise<Outcome> {
    const args = ["--signal=KILL", String(after), "bash", join(scripts, `${name}.sh`)];
    return this.run("timeout", args, { ...this.include(name), ...env });
  }

  /** The same, where no file may grow beyond so many KiB. */
  confined(name: string, size: number, env: Readonly<Record<string, string>>): Promise<Outcome> {
    const script = `ulimit -f ${size}; exec bash ${join(scripts, `${name}.sh`)}`;
    return this.run("bash", ["-c", script], { ...this.include(name), ...env });
  }

  private include(name: string): Readonly<Record<string, string>> {
    return name === "backup" ? { PGBACKREST_CONFIG_INCLUDE_PATH: join(this.folder, "primary") } : {};
  }

  async sql(statement: string): Promise<string> {
    const { code, output } = await this.run("psql", ["-XqAt", "-c", statement]);
    if (code !== 0) throw new Error(output);
    return output.trim();
  }

  /** Files of the repository whose name matches. */
  inRepository(pattern: RegExp): string[] {
    return readdirSync(join(this.folder, "repo"), { recursive: true, encoding: "utf8" })
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => join(this.folder, "repo", name));
  }

  private run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const given = {
      PATH: process.env.PATH ?? "",
      HOME: this.folder,
      LC_ALL: "C.UTF-8",
      PGHOST: this.folder,
      PGUSER: "owner",
      PGDATABASE: "postgres",
      PGBACKREST_CONFIG: join(this.folder, "pgbackrest.conf"),
      PGBACKREST_REPO1_CIPHER_PASS: "sesame",
      STANZA: stanza,
      SCRATCH: this.scratch,
      ...env,
    };
    const [program, ...rest] = process.getuid?.() === 0 ? [...asPostgres, command, ...args] : [command, ...args];
    return new Promise((resolve) => {
      execFile(program as string, rest, { env: given, cwd: this.folder }, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` });
      });
    });
  }

  /** PostgreSQL refuses to run as root: everything belongs to the user it runs as. */
  private own(): void {
    if (process.getuid?.() !== 0) return;
    const ids = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" })));
    const [user = 0, group = 0] = ids;
    chownSync(this.folder, user, group);
    for (const name of readdirSync(this.folder, { recursive: true, encoding: "utf8" })) {
      chownSync(join(this.folder, name), user, group);
    }
  }
}

const asPostgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"];

/** Debian keeps the server's programs outside PATH. */
function binaries(): string | undefined {
  const base = "/usr/lib/postgresql";
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(base, version, "bin")).find((folder) => existsSync(join(folder, "initdb")));
}

function onPath(program: string): boolean {
  return (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));
}
