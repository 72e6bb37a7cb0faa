import type * as pulumi from "@pulumi/pulumi";
import { ContactPoint } from "@pulumiverse/grafana/alerting/contactPoint";
import { MuteTiming } from "@pulumiverse/grafana/alerting/muteTiming";
import { NotificationPolicy } from "@pulumiverse/grafana/alerting/notificationPolicy";
import { RuleGroup } from "@pulumiverse/grafana/alerting/ruleGroup";
import { Dashboard } from "@pulumiverse/grafana/oss/dashboard";
import { Folder } from "@pulumiverse/grafana/oss/folder";
import { FolderPermission } from "@pulumiverse/grafana/oss/folderPermission";
import { Concern, type ConcernArgs } from "../concern";

const notification = {
  "grafana:alerting/contactPoint:ContactPoint": ContactPoint,
  "grafana:alerting/muteTiming:MuteTiming": MuteTiming,
  "grafana:alerting/notificationPolicy:NotificationPolicy": NotificationPolicy,
};

const alerts = {
  "grafana:oss/folder:Folder": Folder,
  "grafana:alerting/ruleGroup:RuleGroup": RuleGroup,
};

const dashboards = {
  "grafana:oss/folder:Folder": Folder,
  "grafana:oss/folderPermission:FolderPermission": FolderPermission,
  "grafana:oss/dashboard:Dashboard": Dashboard,
};

/** Who is told: contact points, their hours and, where the stack owns it, the notification policy tree. */
export class Notification extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:grafana:Notification", name, args, notification, opts);
  }
}

/** Grafana-managed alert rules of one system in a folder of its own. */
export class Alerts extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:grafana:Alerts", name, args, alerts, opts);
  }
}

/** The dashboards of one system in a folder of their own, with permissions by role. */
export class Dashboards extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:grafana:Dashboards", name, args, dashboards, opts);
  }
}
