import { documentedConfig, documentedFor, equals, standing } from "../documented";
import type { ResourceRule } from "../rule";

/** The number that wakes somebody is the number in the document, by the arithmetic of the plan's evidence. */
export const thresholdEqualsDocument: ResourceRule = {
  name: "threshold-equals-document",
  description: "every deployed threshold is the documented one",
  looksAt: "the place in each alert's inputs where the plan's evidence puts a documented threshold",
  remediation: "change the document and its system file, not the alert; then write the policy configuration again",
  severity: "mandatory",
  config: documentedConfig,
  scope: "resource",
  isAbout: (resource, scene) => documentedFor(resource, scene).length > 0,
  fault: (resource, scene) => {
    const wrong = documentedFor(resource, scene).flatMap((value) => {
      const deployed = standing(resource, value);
      if (value.expected.some((expected) => equals(deployed, expected))) return [];
      const { clause, written, path, expected } = value;
      return [`${clause} says ${written}, so ${path} is ${expected.join(" or ")}, not ${String(deployed)}`];
    });
    return wrong.length === 0 ? undefined : wrong.join("; ");
  },
};
