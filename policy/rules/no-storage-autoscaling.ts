import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** Storage only ever grows: the document wants a person to decide. */
export const noStorageAutoscaling: ResourceRule = {
  name: "no-storage-autoscaling",
  description: "storage of a database is extended by people, as planned",
  looksAt: "maxAllocatedStorage of RDS instances",
  remediation: "leave maxAllocatedStorage out",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: isType("aws:rds/instance:Instance"),
  fault: ({ inputs }) =>
    Number(inputs.maxAllocatedStorage ?? 0) === 0 ? undefined : "maxAllocatedStorage lets the storage grow by itself",
};
