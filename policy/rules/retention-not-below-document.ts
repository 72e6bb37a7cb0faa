import { documentedConfig, documentedFor, equals, standing } from "../documented";
import type { ResourceRule } from "../rule";

/** Records may be kept longer than documented (platforms take certain numbers only), never shorter. */
export const retentionNotBelowDocument: ResourceRule = {
  name: "retention-not-below-document",
  description: "nothing is kept for a shorter time than documented",
  looksAt: "the place in each store's inputs where the plan's evidence puts a documented retention",
  remediation: "raise the retention, or change the document and its system file first",
  severity: "mandatory",
  config: documentedConfig,
  scope: "resource",
  isAbout: (resource, scene) => documentedFor(resource, scene).length > 0,
  fault: (resource, scene) => {
    const short = documentedFor(resource, scene).flatMap((value) => {
      const deployed = standing(resource, value);
      const longEnough = value.expected.some((least) => Number(deployed) >= Number(least) || equals(deployed, least));
      const { clause, written, path } = value;
      return longEnough ? [] : [`${clause} says ${written}, and ${path} is only ${String(deployed)}`];
    });
    return short.length === 0 ? undefined : short.join("; ");
  },
};
