import type { MetricPanel, PanelLink, Plan } from "../../../../core/model";
import { engineFor } from "../../../../core/platforms";

/** Where each alert of a panel is seen, by the platform that evaluates it. */
export function alertLinks(panel: MetricPanel, plan: Plan): PanelLink[] {
  const word = plan.system.language === "ja" ? "アラート" : "Alert";
  return plan.alerts
    .filter(({ key }) => panel.alerts.includes(key))
    .map((alert) => ({
      title: `${word}: ${alert.title}`,
      url: addressOf(alert.key, engineFor(plan.system, alert.measurement), plan),
    }));
}

function addressOf(alert: string, engine: ReturnType<typeof engineFor>, { system }: Plan): string {
  const name = encodeURIComponent(`${system.key}-${system.environment}-${alert}`);
  switch (engine) {
    case "cloudwatch":
      return `https://console.aws.amazon.com/cloudwatch/home#alarmsV2:?search=${name}`;
    case "azure-monitor":
    case "azure-prometheus":
      return "https://portal.azure.com/#view/Microsoft_Azure_Monitoring/AzureMonitoringBrowseBlade/~/alertsV2";
    default:
      return `/alerting/list?search=${encodeURIComponent(`label:alert=${alert} label:system=${system.key}`)}`;
  }
}
