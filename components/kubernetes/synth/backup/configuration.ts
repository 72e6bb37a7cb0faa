import { about, formula, inText, joinTexts, type Traced, type TracedText } from "../../../../core/evidence";
import { type IniValue, iniValue } from "../../../kit/escapes";
import { settingOf, worded } from "../jobs/entry";
import { intervalOf, type Method, memberOf, type Repository, secondsOf } from "./repository";

const day = 86_400;

/** What documents call a compression, and pgBackRest's word. https://pgbackrest.org/configuration.html#section-general */
export const compressions: Readonly<Record<string, string>> = {
  none: "none",
  gzip: "gz",
  gz: "gz",
  bzip2: "bz2",
  lz4: "lz4",
  zstd: "zst",
};

/** Where the files are mounted. */
export const configFolder = "/etc/pgbackrest";
export const tlsFolder = "/etc/pgbackrest-tls";

/** Seconds a WAL segment of an idle server waits at most, and what it may take to arrive. */
export const archiving = { defaultTimeout: 300, push: 60 } as const;

/** Seconds after which a WAL segment is sent although it is not full. */
export function archiveTimeout(repository: Repository): number {
  return (
    secondsOf(repository, "point-in-time", "delay") ??
    secondsOf(repository, "differential", "delay") ??
    archiving.defaultTimeout
  );
}

/** Full backups whose WAL is kept: one more than fit into the window, so that its first moment lies behind a backup. */
export function archiveBackups(repository: Repository): number | undefined {
  const [keep, interval] = [secondsOf(repository, "point-in-time", "keep"), intervalOf(repository, "full")];
  return keep === undefined || interval === undefined ? undefined : Math.ceil(keep / interval) + 1;
}

/** A number pgBackRest counts by, from what is documented to be kept of a method. */
function kept(
  repository: Repository,
  method: Method,
  expression: string,
  terms: Readonly<Record<string, number | undefined>>,
): Traced<number> | undefined {
  const [member, value] = [memberOf(repository, method), secondsOf(repository, method, "keep")];
  const known = Object.entries(terms).flatMap(([name, term]) => (term === undefined ? [] : [[name, term] as const]));
  if (!member || value === undefined || known.length < Object.keys(terms).length) return undefined;
  const source = { value, facts: about(member.entry.facts, "keep") };
  return formula(source, { format: "integer", expression, terms: Object.fromEntries(known), kind: "formula" });
}

function compressionOf(repository: Repository): string | undefined {
  const full = memberOf(repository, "full");
  return full && compressions[(settingOf(full.entry.spec.compression) ?? "gzip").toLowerCase()];
}

/** The files every container of the repository reads; secrets are not among them. */
export function configurationFiles(repository: Repository): Record<string, TracedText> {
  const { bucket, region, stanza, host, dataPath, user, database } = repository;
  const full = memberOf(repository, "full")?.entry ?? repository.entry;
  const [every, own] = [intervalOf(repository, "full"), intervalOf(repository, "differential")];
  const optional = (name: string, value: Traced<number> | undefined): Setting[] =>
    value === undefined ? [] : [[name, value]];
  const global: Setting[] = [
    ["repo1-type", worded(full, "destination", iniValue("s3"))],
    ["repo1-path", iniValue(`/${stanza}`)],
    ["repo1-s3-bucket", iniValue(bucket)],
    ["repo1-s3-region", iniValue(region)],
    ["repo1-s3-endpoint", iniValue(`s3.${region}.amazonaws.com`)],
    ["repo1-s3-key-type", iniValue("web-id")],
    ["repo1-cipher-type", worded(full, "encryption", iniValue("aes-256-cbc"))],
    ["repo1-retention-full-type", iniValue("time")],
    ...optional("repo1-retention-full", kept(repository, "full", "ceil(documented / day)", { day })),
    // Differentials and full backups that fall into the time differentials are kept: pgBackRest counts both.
    ...optional(
      "repo1-retention-diff",
      kept(repository, "differential", "ceil(documented / own) + ceil(documented / full)", { own, full: every }),
    ),
    ["repo1-retention-archive-type", iniValue("full")],
    ...optional(
      "repo1-retention-archive",
      kept(repository, "point-in-time", "ceil(documented / interval) + 1", { interval: every }),
    ),
    ["repo1-bundle", iniValue("y")],
    ["compress-type", worded(full, "compression", iniValue(compressionOf(repository) ?? "gz"))],
    ["start-fast", iniValue("y")],
    ["process-max", iniValue("2")],
    ["log-level-console", iniValue("info")],
    ["log-level-file", iniValue("off")],
    ["lock-path", iniValue("/tmp/pgbackrest")],
    ["spool-path", iniValue("/tmp/pgbackrest")],
  ];
  const primary: Setting[] = [
    ["pg1-host", iniValue(host)],
    ["pg1-host-type", iniValue("tls")],
    ["pg1-host-ca-file", iniValue(`${tlsFolder}/ca.crt`)],
    ["pg1-host-cert-file", iniValue(`${tlsFolder}/tls.crt`)],
    ["pg1-host-key-file", iniValue(`${tlsFolder}/tls.key`)],
    ["pg1-path", iniValue(dataPath)],
    ["pg1-user", iniValue(user)],
    ["pg1-database", iniValue(database)],
  ];
  const server: Setting[] = [
    ["pg1-path", iniValue(dataPath)],
    ["pg1-user", iniValue(user)],
    ["pg1-database", iniValue(database)],
  ];
  return {
    "pgbackrest.conf": section("global", global),
    // For the jobs that reach into the server's data.
    "primary.conf": section(stanza, primary),
    // For the server's own container, which sends the WAL: several files at a time, so that it keeps up with bursts.
    "server.conf": inText`${section("global:archive-push", [
      ["archive-async", iniValue("y")],
      ["process-max", iniValue("2")],
    ])}\n${section(stanza, server)}`,
  };
}

type Setting = readonly [name: string, value: IniValue | Traced<IniValue> | Traced<number>];

function section(name: string, settings: readonly Setting[]): TracedText {
  const lines = settings.map(([key, value]) => inText`${key}=${value}`);
  return inText`[${iniValue(name)}]\n${joinTexts(lines, "\n")}\n`;
}
