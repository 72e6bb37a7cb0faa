import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs, type ResourceClasses } from "../concern";

const secretType = "kubernetes:core/v1:Secret";

/** Secrets have a class of their own, which keeps their data secret; everything else is a custom resource. */
function classesFor({ declarations }: ConcernArgs): ResourceClasses {
  const classes = declarations.map(({ type }) => [type, type === secretType ? Secret : CustomResource] as const);
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
