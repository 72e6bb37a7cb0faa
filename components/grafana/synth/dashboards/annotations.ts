import { MonitorQueryBuilder, ResourceGraphQueryBuilder } from "@grafana/grafana-foundation-sdk/azuremonitor";
import { AnnotationQueryBuilder as CloudWatchAlarms, QueryMode } from "@grafana/grafana-foundation-sdk/cloudwatch";
import { AnnotationQueryBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import { DataqueryBuilder } from "@grafana/grafana-foundation-sdk/prometheus";
import { prometheusDuration } from "../../../../core/expressions";
import { type Board, type Plan, type Schedule, weekdays } from "../../../../core/model";
import { clockFields, isUnsayable } from "../../../../core/time";
import type { QueryBuilder } from "./query";
import { type SourceName, sourceRef } from "./sources";

const grafana = { type: "grafana", uid: "-- Grafana --" };

/** Marks on the time axis: alerts that fired, and maintenance windows. */
export function annotationsOf(board: Board, plan: Plan, used: readonly SourceName[]): AnnotationQueryBuilder[] {
  return [...firing(plan, used), ...board.windows.flatMap((window) => region(window))];
}

function firing(plan: Plan, used: readonly SourceName[]): AnnotationQueryBuilder[] {
  const { key, environment, language } = plan.system;
  const name = language === "ja" ? "発生中のアラート" : "Firing alerts";
  const marks: AnnotationQueryBuilder[] = [];
  if (used.includes("prometheus")) {
    const expr = `ALERTS{alertstate="firing",system="${key}",environment="${environment}"}`;
    const target = new DataqueryBuilder().refId("Anno").expr(expr).datasource(sourceRef("prometheus"));
    const query = frame(name, "red").datasource(sourceRef("prometheus")).target(target);
    marks.push(query.expr(expr).titleFormat("{{alertname}}").textFormat("{{severity}}").step("60s"));
  }
  if (used.includes("cloudwatch")) {
    const target = new CloudWatchAlarms()
      .refId("Anno")
      .queryMode(QueryMode.Annotations)
      .prefixMatching(true)
      .alarmNamePrefix(`${key}-${environment}-`)
      .region("default");
    marks.push(frame(name, "red").datasource(sourceRef("cloudwatch")).target(target));
  }
  if (used.includes("azure")) marks.push(frame(name, "red").datasource(sourceRef("azure")).target(azureAlerts(plan)));
  return marks;
}

/** Azure keeps the alerts of thirty days in its resource graph; the rule's ARM id ends in its name. */
function azureAlerts({ system }: Plan): QueryBuilder {
  const query = [
    "alertsmanagementresources",
    "| where type =~ 'microsoft.alertsmanagement/alerts'",
    `| where tostring(properties.essentials.alertRule) contains '/${system.key}-${system.environment}-'`,
    "| extend startedAt = todatetime(properties.essentials.startDateTime)",
    "| where $__timeFilter(startedAt)",
    "| project startedAt, text = name, tags = tostring(properties.essentials.severity)",
  ].join("\n");
  const ids = system.resources.flatMap(({ properties }) => Object.values(properties));
  const subscriptions = ids.flatMap((id) => /^\/subscriptions\/([^/]+)\//i.exec(id)?.[1] ?? []);
  return new MonitorQueryBuilder()
    .refId("Anno")
    .datasource(sourceRef("azure"))
    .queryType("Azure Resource Graph")
    .subscriptions([...new Set(subscriptions)])
    .azureResourceGraph(new ResourceGraphQueryBuilder().query(query).resultFormat("table"));
}

function frame(name: string, colour: string): AnnotationQueryBuilder {
  return new AnnotationQueryBuilder().name(name).enable(true).hide(false).iconColor(colour);
}

/** A window as a region Grafana repeats by itself. Its cron knows `#` and `L`, which the SDK has no builder for. */
function region({ title, schedule, length }: Board["windows"][number]): AnnotationQueryBuilder[] {
  const cronExpr = cronOf(schedule);
  if (cronExpr === undefined) return [];
  const timeRegion = { mode: "cron", cronExpr, duration: prometheusDuration(length), timezone: schedule.timezone };
  const query = { refId: "Anno", queryType: "timeRegions", timeRegion, datasource: grafana };
  const target: QueryBuilder = { build: () => ({ ...query, _implementsDataqueryVariant() {} }) };
  return [frame(title, "rgba(120, 120, 200, 0.35)").datasource(grafana).target(target)];
}

function cronOf(schedule: Schedule): string | undefined {
  const clock = clockFields(schedule, "GRAFANA-WINDOW");
  const days = dayFields(schedule);
  return isUnsayable(clock) || days === undefined ? undefined : `${clock.minute} ${clock.hour} ${days}`;
}

function dayFields({ days }: Schedule): string | undefined {
  const months = (list: readonly number[] | undefined) => list?.join(",") ?? "*";
  switch (days.kind) {
    case "daily":
      return "* * *";
    case "weekly":
      return `* * ${days.weekdays.map((day) => weekdays.indexOf(day)).join(",")}`;
    case "nth-weekday":
      return `* ${months(days.months)} ${weekdays.indexOf(days.weekday)}${days.nth === -1 ? "#L" : `#${days.nth}`}`;
    case "nth-weekdays":
      return `* * ${days.list.map((nth) => `${weekdays.indexOf(days.weekday)}#${nth === -1 ? "L" : nth}`).join(",")}`;
    case "day-of-month":
      return `${days.day === -1 ? "L" : days.day} ${months(days.months)} *`;
    case "days-of-month":
      return `${days.list.join(",")} * *`;
    // Its cron counts no business days, and no days from a date.
    case "business-day":
    case "every-days":
    case "every":
      return undefined;
  }
}
