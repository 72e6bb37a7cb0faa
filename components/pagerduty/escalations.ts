import { EscalationPolicy } from "@pulumi/pagerduty/escalationPolicy";
import { Service } from "@pulumi/pagerduty/service";
import { ServiceIntegration } from "@pulumi/pagerduty/serviceIntegration";
import type * as pulumi from "@pulumi/pulumi";
import { Concern, type ConcernArgs } from "../concern";

const classes = {
  "pagerduty:index/escalationPolicy:EscalationPolicy": EscalationPolicy,
  "pagerduty:index/service:Service": Service,
  "pagerduty:index/serviceIntegration:ServiceIntegration": ServiceIntegration,
};

/** Escalation policies of one system with a service and an integration for every route that enters them. */
export class Escalations extends Concern {
  constructor(name: string, args: ConcernArgs, opts?: pulumi.ComponentResourceOptions) {
    super("hozen:pagerduty:Escalations", name, args, classes, opts);
  }
}
