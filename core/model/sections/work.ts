import { type JobTask, jobTasks } from "../job-tasks";
import { amount, done, type Fields, formed, list, span, spans, text, word } from "./field";

const tasks = Object.fromEntries(Object.keys(jobTasks).map((name) => [name, []])) as unknown as Record<JobTask, []>;

/** Goes into one line of a settings file. */
export const oneLine = /.+/;

/** As PostgreSQL reads an interval; a month is as long as the calendar says. */
const calendarSpan = /[1-9]\d{0,3} (day|week|month|year)s?/;

/** Work that starts by itself or by hand, in any section: see docs/jobs.md. */
export const jobFields = {
  task: word("a script of jobs/ that hozen brings", tasks),
  run: text("work of the system's own, as its platform names it: an ARN of a function or of a task definition"),
  in: text("the resource it runs on"),
  limit: span("the longest one try, or the work, may take"),
  retries: amount("further tries after the first", "count"),
  intervals: spans("the wait before each further try: 5 minutes, 15 minutes"),
  after: text("key of the job that must not be running"),
  file: text("name of the file it writes or reads; YYYY, MM, DD and HHMMSS become the time of the run"),
  store: text("where the file goes: s3://bucket/path/, or the URL of a blob container"),
  heartbeat: text(
    "table that is written to before a dump, so that the age of its time after a restore is the data lost",
  ),
  table: text("table whose old rows are archived"),
  column: text("its column with the time of a row"),
  older: formed("rows older than this are archived", calendarSpan, "3 months"),
  age: span("files older than this are removed, or settings last this long"),
} satisfies Fields;

const number = (meaning: string, example: string) => formed(meaning, /\d+(\.\d+)?/, example);

/** Where work in a cluster finds its database and its secrets: see docs/cluster-work.md. */
export const clusterFields = {
  platform: word("where the work runs, where that is a cluster", { kubernetes: ["k8s"] }),
  image: text("container image, by digest"),
  namespace: text("namespace of the cluster; default: that of the place"),
  host: formed("host name of the database", oneLine, "db.shop.svc"),
  user: formed("user of the database", oneLine, "backup"),
  password: text("stack configuration key of its password"),
  database: formed("name of the database", oneLine, "shop"),
  cpu: formed("CPU a pod asks for", /\d+m|\d+(\.\d+)?/, "250m"),
  memory: formed("memory of a pod", /\d+(Ki|Mi|Gi)/, "512Mi"),
  "user-id": number("number of the user the pod runs as", "999"),
} satisfies Fields;

/** What a job in a cluster does, one step after the other: see docs/cluster-work.md. */
export const stepFields = {
  vacuum: done("step: reclaim dead rows and refresh statistics"),
  reindex: done("step: rebuild the indexes"),
  analyze: done("step: refresh statistics"),
  "rotate-logs": done("step: rotate the logs of the server"),
  "remove-files": done("step: remove old temporary files"),
  "clear-cache": done("step: remove keys of the cache"),
  "check-endpoints": done("step: ask the endpoints"),
  "check-external": done("step: ask services of others"),
  "check-database": done("step: connect to the database"),
  "check-cache": done("step: connect to the cache"),
  "check-health": done("step: endpoints, database and cache"),
  "check-backups": done("step: see whether the last backups are there"),
  "review-performance": done("step: report latency over a day"),
  "review-errors": done("step: report errors over a day"),
  files: formed("files a step may remove, below /files", /\/files\/.+/, "/files/tmp-*"),
  "files-claim": text("volume claim that holds them"),
  "files-minutes": number("minutes after which one is old", "1440"),
  cache: formed("host and port of the cache", /[\w.-]+(:\d+)?/, "redis:6379"),
  "cache-prefix": text("keys of the cache that may be removed begin so"),
  endpoints: list("URLs that must answer"),
  externals: list("URLs of others that must answer"),
  prometheus: formed("URL of Prometheus", /https?:\/\/\S+/, "http://prometheus:9090"),
  report: formed(
    "stack configuration key of a Slack webhook that gets the report; empty: none",
    /[\w-]*/,
    "slackWebhook",
  ),
} satisfies Fields;
