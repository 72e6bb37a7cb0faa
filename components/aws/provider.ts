import type { Provider } from "../provider";
import { synth } from "./synth";
import { contracts } from "./synth/contracts";

/** Amazon Web Services: CloudWatch alarms, SNS, CloudWatch Logs, S3, Route 53 health checks, EventBridge. */
export const aws: Provider = {
  name: "aws",
  engines: ["cloudwatch"],
  contracts,
  nowhere: { account: "111111111111", region: "us-east-1" },
  synth,
  deploy(synthesis, context) {
    const { deploy } = require("./deploy") as typeof import("./deploy");
    deploy(synthesis, context);
  },
};
