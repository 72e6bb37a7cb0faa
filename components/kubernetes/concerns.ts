import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { HorizontalPodAutoscaler } from "@pulumi/kubernetes/autoscaling/v2/horizontalPodAutoscaler";
import { CronJob } from "@pulumi/kubernetes/batch/v1/cronJob";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";

/** Kinds of the API server itself; the class of a Secret also keeps its data secret. */
const builtIn: ResourceClasses = {
  "kubernetes:autoscaling/v2:HorizontalPodAutoscaler": HorizontalPodAutoscaler,
  "kubernetes:batch/v1:CronJob": CronJob,
  "kubernetes:core/v1:ConfigMap": ConfigMap,
  "kubernetes:core/v1:Secret": Secret,
  "kubernetes:core/v1:ServiceAccount": ServiceAccount,
};

/** Everything that is not built in is a custom resource. */
function classesFor({ declarations }: ConcernArgs): ResourceClasses {
  const classes = declarations.map(({ type }) => [type, builtIn[type] ?? CustomResource] as const);
  return Object.fromEntries(classes);
}

/** Alert rules of one system: PrometheusRule objects. */
export class Alerts extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:kubernetes:Alerts", name, args, classesFor(args), opts);
  }
}

/** Who is told: the Alertmanager configuration in its Secret and, where the stack owns it, the Alertmanager. */
export class Notification extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:kubernetes:Notification", name, args, classesFor(args), opts);
  }
}

/** Checks from outside: Probe objects for a blackbox exporter. */
export class Probes extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:kubernetes:Probes", name, args, classesFor(args), opts);
  }
}

/** What feeds the rules: ServiceMonitor objects and the Prometheus server. */
export class Collectors extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:kubernetes:Collectors", name, args, classesFor(args), opts);
  }
}

/** What runs by the clock: backups, maintenance and checks as CronJobs, with what they read. */
export class Jobs extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:kubernetes:Jobs", name, args, classesFor(args), opts);
  }
}

/** How many replicas run: HorizontalPodAutoscaler objects. */
export class Scaling extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:kubernetes:Scaling", name, args, classesFor(args), opts);
  }
}
