import type { ResourceContracts } from "../../../../core/model";
import { dashboardToken } from "./tokens";

export const dashboardContracts: ResourceContracts = {
  [dashboardToken]: {
    required: ["dashboardName", "dashboardBody"],
    identity: "{input.dashboardName}",
    fixed: ["dashboardName"],
    id: "{input.dashboardName}",
    outputs: { dashboardArn: "arn:aws:cloudwatch::{account}:dashboard/{input.dashboardName}" },
  },
};
