import type { Provider } from "../provider";
import { access } from "./access";
import { synth } from "./synth";
import { contracts } from "./synth/contracts";

/** Amazon Web Services: CloudWatch alarms, SNS, CloudWatch Logs, S3, Route 53 health checks, EventBridge. */
export const aws: Provider = {
  name: "aws",
  sdk: "aws",
  engines: ["cloudwatch"],
  contracts,
  nowhere: { account: "111111111111", region: "us-east-1" },
  synth,
  access,
};
