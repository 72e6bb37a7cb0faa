import type { Plan } from "../../../../core/model";

/** Where the resources go, from the stack configuration. */
export interface AzurePlace {
  readonly alias: string;
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly location: string;
  /** ARM id of the Azure Monitor workspace that holds the Prometheus metrics. */
  readonly monitorWorkspace?: string;
  /** ISO 4217 code of the currency the scope is billed in; budgets are numbers in it. */
  readonly billingCurrency?: string;
}

/** What every file of the dialect works from. */
export interface Context {
  readonly plan: Plan;
  readonly place: AzurePlace;
  /** Singletons of the subscription that this stack owns. */
  readonly owns?: readonly string[];
}
