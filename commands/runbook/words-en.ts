import type { Words } from "./words";

const ordinal = ["", "first", "second", "third", "fourth", "fifth"];

/** English. */
export const en: Words = {
  severity: { outage: "Outage", critical: "Critical", warning: "Warning", info: "Info" },
  labels: {
    runbooks: "Runbooks",
    generated: "Made by hozen runbook. Change systems/ and runbooks/ instead of this page.",
    alerts: "Alerts that lead here",
    alert: "Alert",
    page: "Page",
    pages: "All pages",
    procedures: "Procedures",
    overview: "Overview",
    condition: "Condition",
    document: "Documented in",
    rule: "Rule",
    console: "console",
    told: "Notified",
    unanswered: "When no one responds",
    firstStep: "First step",
    dashboards: "Dashboards",
    people: "What people do",
    severity: "Severity",
    severities: "Response by severity",
    escalation: "Escalation",
    restore: "Restore procedures",
    tasks: "Recurring tasks",
    calendar: "calendar",
    when: "When",
    what: "What",
    who: "Who",
    response: "Time to respond",
    after: " later:",
    always: "at any hour",
    noEscalation: "no steps are documented",
    chosenDay: "the document names no day",
    automatic: "Done automatically",
    windows: "Maintenance windows",
    objectives: "Objectives and retention",
    commands: "Commands",
    newTarget: "Always restore to a new target. Give the time just before the damage, with its time zone.",
    superseded: "replaced by",
    corrected: "deployed instead",
    noPage: "Nobody has written this procedure yet: write it in runbooks/.",
  },
  units: { minute: " min", hour: " h", day: " d", second: " s", week: " weeks" },
  weekdays: {
    sunday: "Sunday",
    monday: "Monday",
    tuesday: "Tuesday",
    wednesday: "Wednesday",
    thursday: "Thursday",
    friday: "Friday",
    saturday: "Saturday",
  },
  workdays: "Monday to Friday",
  interval: (hours) => `every ${hours} h`,
  every: (days, name) => {
    if (days.kind === "daily") return "every day";
    if (days.kind === "weekly") return `every ${days.weekdays.map(name).join(", ")}`;
    if (days.kind === "days-of-month") return `days ${days.list.join(", ")} of the month`;
    if (days.kind === "nth-weekdays")
      return `${days.list.map((nth) => (nth === -1 ? "last" : ordinal[nth])).join(" and ")} ${name(days.weekday)} of the month`;
    if (days.kind === "every-days") return `every ${days.days} days from ${days.from}`;
    const months = days.months ? ` of months ${days.months.join(", ")}` : " of the month";
    if (days.kind === "day-of-month") return `${days.day === -1 ? "last day" : `day ${days.day}`}${months}`;
    const target = days.kind === "business-day" ? "business day" : name(days.weekday);
    return `${days.nth === -1 ? "last" : (ordinal[days.nth] ?? `${days.nth}th`)} ${target}${months}`;
  },
  separator: ", ",
};
