import { type ChildProcess, execFile, execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leaveOut } from "./left-out";

/** What a program did: exit code and all it said. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** A program under way, to be ended half way. */
export interface Running {
  readonly process: ChildProcess;
  readonly outcome: Promise<Outcome>;
}

const asPostgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"];
const isRoot = process.getuid?.() === 0;

/** Debian keeps the server's programs outside PATH. */
function serverPrograms(): string | undefined {
  const base = "/usr/lib/postgresql";
  const versions = existsSync(base) ? readdirSync(base).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(base, version, "bin")).find((folder) => existsSync(join(folder, "initdb")));
}

/** For the `before` hook of a suite that needs PostgreSQL. */
export function needPostgres(context: Mocha.Context): void {
  if (serverPrograms() === undefined) leaveOut(context, "PostgreSQL is missing: apt-get install postgresql");
}

export interface ServerOptions {
  /** `name=value` */
  readonly settings?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A real PostgreSQL in a folder of its own, thrown away afterwards; no port, only a socket. */
export class Postgres {
  /** Everything of the cluster, and what the tests put beside it. */
  readonly folder = mkdtempSync(join(tmpdir(), "hozen-pg-"));
  private readonly programs = serverPrograms() ?? "";

  /** `given` is told the folder, and adds settings of the server and variables of its environment. */
  static async start(given: (folder: string) => ServerOptions = () => ({})): Promise<Postgres> {
    const cluster = new Postgres();
    cluster.own();
    const { settings: more = [], env } = given(cluster.folder);
    const data = join(cluster.folder, "data");
    await cluster.must("initdb", ["--pgdata", data, "--auth=trust", "--username=owner", "--encoding=UTF8"]);
    const own = ["listen_addresses=", "fsync=off", `unix_socket_directories=${cluster.folder}`];
    const settings = [...own, ...more].map((setting) => `-c ${setting}`).join(" ");
    const log = join(cluster.folder, "log");
    await cluster.must("pg_ctl", ["--pgdata", data, "--log", log, "--options", settings, "--wait", "start"], env);
    return cluster;
  }

  async stop(): Promise<void> {
    await this.must("pg_ctl", ["--pgdata", join(this.folder, "data"), "--mode=immediate", "--wait", "stop"]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A folder inside the cluster's, owned by the user the scripts run as. */
  mkdir(name: string): string {
    const path = join(this.folder, name);
    mkdirSync(path, { recursive: true });
    this.own();
    return path;
  }

  async sql(statement: string, database = "shop"): Promise<string> {
    const { code, output } = await this.run("psql", [
      "-XqAt",
      "-v",
      "ON_ERROR_STOP=1",
      "-d",
      database,
      "-c",
      statement,
    ]);
    if (code !== 0) throw new Error(output);
    return output.trim();
  }

  run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    return this.begin(program, args, env).outcome;
  }

  /** Begins a program as the user PostgreSQL runs as. */
  begin(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    const given = {
      PATH: process.env.PATH ?? "",
      HOME: this.folder,
      LC_ALL: "C.UTF-8",
      PGHOST: this.folder,
      PGUSER: "owner",
      PGDATABASE: "shop",
      // By this scripts/test knows whom to end.
      HOZEN_TEST_RUN: process.env.HOZEN_TEST_RUN ?? "",
      ...env,
    };
    const [first, ...rest] = isRoot ? [...asPostgres, program, ...args] : [program, ...args];
    let child: ChildProcess | undefined;
    const outcome = new Promise<Outcome>((resolve) => {
      child = execFile(first as string, rest, { env: given, cwd: this.folder }, (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? 1) : 0, output: `${stdout}${stderr}` });
      });
    });
    return { process: child as ChildProcess, outcome };
  }

  private async must(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<void> {
    const { code, output } = await this.run(join(this.programs, program), args, env);
    if (code !== 0) throw new Error(output);
  }

  /** PostgreSQL refuses to run as root: the folder belongs to the user it runs as. */
  private own(): void {
    if (!isRoot) return;
    const [user = 0, group = 0] = ["-u", "-g"].map((flag) =>
      Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" })),
    );
    chownSync(this.folder, user, group);
    for (const entry of readdirSync(this.folder, { withFileTypes: true })) {
      if (entry.isDirectory()) chownSync(join(this.folder, entry.name), user, group);
    }
  }
}
