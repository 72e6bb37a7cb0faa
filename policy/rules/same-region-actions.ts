import { items, text } from "../inputs";
import { isType, regionOf, resourceAt } from "../lookup";
import type { CheckedResource, ResourceRule, Scene } from "../rule";

const topic = "aws:sns/topic:Topic";

/** CloudWatch accepts an action of another region and never runs it. */
export const sameRegionActions: ResourceRule = {
  name: "same-region-actions",
  description: "an alarm sends only to topics of its own region",
  looksAt: "region of CloudWatch alarms, of the topics they refer to and of ARNs in their actions",
  remediation: "send to a topic in the alarm's region and forward from there",
  severity: "mandatory",
  scope: "stack",
  isAbout: isType("aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"),
  fault: (alarm, scene) => {
    const region = regionOf(alarm, scene);
    const elsewhere = [...topicRegions(alarm, scene), ...arnRegions(alarm)].filter((other) => other !== region);
    if (region === undefined || elsewhere.length === 0) return undefined;
    return `the alarm is in ${region} and sends to ${[...new Set(elsewhere)].join(", ")}`;
  },
};

function topicRegions({ dependencies = [] }: CheckedResource, scene: Scene): string[] {
  return dependencies.flatMap((urn) => {
    const found = resourceAt(urn, scene);
    return found?.type === topic ? (regionOf(found, scene) ?? []) : [];
  });
}

/** Actions written as plain ARNs; those that refer to a resource are followed by their dependency. */
function arnRegions({ inputs, dependencies = [] }: CheckedResource): string[] {
  if (dependencies.length > 0) return [];
  return ["alarmActions", "okActions", "insufficientDataActions"]
    .flatMap((key) => items(inputs[key]).map(text))
    .flatMap((arn) => /^arn:aws[\w-]*:sns:([\w-]+):/.exec(arn)?.[1] ?? []);
}
