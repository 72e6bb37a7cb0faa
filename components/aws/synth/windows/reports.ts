import { spelled } from "../../../../core/evidence";
import { cite, type Report, type TextLeaf } from "../../../../core/model";
import { isUnsayable } from "../../../../core/time";
import { nothing } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import { type Context, tagsOf } from "../common/context";
import type { Fragment } from "../common/resource";
import { hasChannel, topicKey } from "../notification/routes";
import { awsCron } from "../schedules/schedule";
import { timerOf, timerRole } from "../schedules/scheduler";
import { windowConcern } from "./tokens";

/** A message at the time of the check: what to look at, where, and the runbook. */
export function reportOf(report: Report, scope: Context): Fragment {
  const cron = awsCron(report.schedule.value);
  const entry = { ...report.schedule, clauses: report.clauses };
  if (isUnsayable(cron)) return { ...nothing, problems: [problemAt(entry, cron.code, cron)] };
  const topic = { ref: topicKey(scope, report.route, scope.region), output: "arn" };
  const key = `report-${report.spec.key}`;
  const publish = { Effect: "Allow", Action: "sns:Publish", Resource: topic };
  const role = {
    key: `${key}-role`,
    name: [key],
    concern: windowConcern,
    statements: [publish],
    tags: tagsOf(scope, "schedule", key),
  };
  const timer = timerOf(
    {
      key,
      concern: windowConcern,
      expression: spelled({ value: cron.expression, facts: report.facts }, (text) => text),
      timezone: cron.timezone,
      target: topic,
      input: messageOf(report, scope),
      role: role.key,
      maximumAge: 3600,
    },
    scope,
    report.facts,
  );
  return {
    ...nothing,
    declarations: [...timerRole(role, scope), timer],
  };
}

/** In the form the chat service shows where the route has a chat channel; else plain text, as mails show it. */
function messageOf(report: Report, scope: Context): TextLeaf {
  const { plan, region } = scope;
  const console = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}`;
  const cited = plan.clauses.filter(({ id }) => report.clauses.includes(id));
  const lines = [
    report.items,
    `${console}#alarmsV2:`,
    `${console}#dashboards:`,
    `${console}#logsV2:logs-insights`,
    report.runbookUrl,
    ...(cited.length > 0 ? [cite(plan.system.document.name, cited)] : []),
  ];
  const route = plan.routes.find(({ key }) => key === report.route);
  const { title } = report.spec;
  if (!route || !hasChannel(route, "slack", "teams")) return [title, ...lines].join("\n");
  return {
    json: {
      version: "1.0",
      source: "custom",
      content: { textType: "client-markdown", title, description: lines.join("\n") },
    },
  };
}
