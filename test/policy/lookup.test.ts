import { strict as assert } from "node:assert";
import { regionOf } from "../../policy/lookup";
import { resource, urnOf } from "./kit";

describe("the region of a resource", () => {
  const type = "pulumi:providers:aws";
  const main = resource({ type, name: "aws-main", inputs: { region: "eu-central-1" } });
  const second = resource({ type, name: "aws-main2", inputs: { region: "us-east-1" } });
  const alarm = (provider: string) => resource({ type: "aws:cloudwatch/metricAlarm:MetricAlarm", provider });
  const regionBy = (provider: string) =>
    regionOf(alarm(provider), { resources: [main, second], subjects: [], config: {} });

  it("is that of its very provider, not of one whose name begins alike", () => {
    assert.equal(regionBy(`${urnOf(type, "aws-main2")}::8d1f4a2c`), "us-east-1");
    assert.equal(regionBy(`${urnOf(type, "aws-main")}::8d1f4a2c`), "eu-central-1");
  });

  it("is found by a URN without an id, and unknown for a provider that is not there", () => {
    assert.equal(regionBy(urnOf(type, "aws-main2")), "us-east-1");
    assert.equal(regionBy(`${urnOf(type, "aws-other")}::8d1f4a2c`), undefined);
  });
});
