import { typedSpecs } from "../../../kit/typed-inputs";

/** Type token to the arguments of its SDK class. Types only: nothing of the SDK is loaded. */
export interface PagerDutyArguments {
  "pagerduty:index/escalationPolicy:EscalationPolicy": import("@pulumi/pagerduty/escalationPolicy").EscalationPolicyArgs;
  "pagerduty:index/service:Service": import("@pulumi/pagerduty/service").ServiceArgs;
  "pagerduty:index/serviceIntegration:ServiceIntegration": import("@pulumi/pagerduty/serviceIntegration").ServiceIntegrationArgs;
}

/** A PagerDuty resource, held to the SDK's own types by the compiler. */
export const pagerDutySpec = typedSpecs<PagerDutyArguments>();
