/** What hozen's own scripts of `jobs/` do, by the name a system file gives as `task`. */
export const jobTasks = {
  analyze: "postgres/analyze.sh",
  "vacuum-analyze": "postgres/vacuum-analyze.sh",
  "reindex-concurrently": "postgres/reindex-concurrently.sh",
  dump: "postgres/dump.sh",
  "restore-test": "postgres/restore-test.sh",
  "audit-archive": "postgres/audit-archive.sh",
  "rotate-logs": "host/rotate-logs.sh",
  "remove-files": "host/remove-files.sh",
} as const;
export type JobTask = keyof typeof jobTasks;
