import { fields, items, text } from "../inputs";
import { isType } from "../lookup";
import type { ResourceRule } from "../rule";

/** A partition key cannot be changed afterwards; a wrong one makes every query ask every partition. */
export const cosmosPartitionKey: ResourceRule = {
  name: "cosmos-partition-key",
  description: "Cosmos DB containers are partitioned as documented",
  looksAt: "partition key of Cosmos DB SQL containers",
  remediation: "create a container with the documented key and move the data",
  severity: "mandatory",
  scope: "resource",
  perClause: true,
  isAbout: isType("azure-native:cosmosdb:SqlResourceSqlContainer"),
  fault: ({ inputs }, { expected }) => {
    const paths = items(fields(fields(inputs.resource).partitionKey).paths).map(text);
    return paths.includes(expected?.value ?? "") ? undefined : `the partition key is ${paths.join(", ") || "not set"}`;
  },
};
