import type * as pulumi from "@pulumi/pulumi";
import { ContactPoint } from "@pulumiverse/grafana/alerting/contactPoint";
import { MuteTiming } from "@pulumiverse/grafana/alerting/muteTiming";
import { NotificationPolicy } from "@pulumiverse/grafana/alerting/notificationPolicy";
import { RuleGroup } from "@pulumiverse/grafana/alerting/ruleGroup";
import { Folder } from "@pulumiverse/grafana/oss/folder";
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
