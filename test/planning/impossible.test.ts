import { strict as assert } from "node:assert";
import { join } from "node:path";
import { loadCatalogue } from "../../core/catalogue";
import { planYaml } from "../kit/yaml-plan";

const catalogue = loadCatalogue([join(__dirname, "../../alert-rules")]);

function problems(where: string, resource: string): string[] {
  const sections = `where: { ${where}: main }
resources:
  db: ${resource}
alerts:
  connections:
    { concept: db.connections.ratio, on: db, from: Monitoring, critical: { is: ">= 90%", row: S-1 } }
`;
  return planYaml(sections, {}, catalogue).problems.map(({ code, path, given }) => `${code} ${path} ${given}`);
}

describe("Rules on a share of nothing", () => {
  const aws = (most: number) =>
    problems("aws", `{ kind: aws.rds.postgres, instance: shop, maxConnections: "${most}", reservedConnections: "3" }`);
  const server = "/subscriptions/s/resourceGroups/g/providers/Microsoft.DBforPostgreSQL/flexibleServers/shop";
  const azure = (most: number) =>
    problems("azure", `{ kind: azure.postgres.flexible, id: ${server}, maxConnections: "${most}" }`);

  it("are refused where the connections kept for superusers are all there are", () => {
    assert.deepEqual(aws(3), ["PLAN-UNREACHABLE alerts.connections.critical connections / (3 - 3)"]);
    assert.deepEqual(aws(2), ["PLAN-UNREACHABLE alerts.connections.critical connections / (2 - 3)"]);
    assert.deepEqual(azure(15), ["PLAN-UNREACHABLE alerts.connections.critical 15 - 15"]);
  });

  it("are no problem where one is left", () => {
    assert.deepEqual(aws(4), []);
    assert.deepEqual(azure(16), []);
  });
});
