import { strict as assert } from "node:assert";
import { holds } from "../../core/evidence";
import type { EvidencePoint, Plan, ResourceSpec } from "../../core/model";
import { allFacts } from "../../core/planning/coverage";
import { complaints, planYaml } from "../kit/yaml-plan";
import { synth } from "./kit";

const subscription = "00000000-0000-0000-0000-000000000001";
const settings = { subscription, resourceGroup: "shop-rg", location: "japaneast" };
const [owners, readers] = ["00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000b"];
const planOf = (parts: string) =>
  planYaml(`where: { azure: main }\nsecurity:\n  access: { method: role-assignments, ${parts} }\n`);
const render = (plan: Plan) => synth(plan, { place: { alias: "main", settings } });
const good = `owner: { is: Owner, row: S-1 }, ownerGroup: ${owners}, reader: { is: Reader, row: S-2 }, readerGroup: ${readers}, readers-may: restart`;
const problems = (parts: string) => complaints(render(planOf(parts)).problems);

describe("Access to an Azure resource group", () => {
  const plan = planOf(good);
  const own = render(plan).declarations.filter(({ concern }) => concern === "security");
  const declared = (key: string): ResourceSpec | undefined => own.find((declaration) => declaration.key === key);

  it("is given to groups of the directory, each the documented role", () => {
    const { roleAssignmentName, ...owner } = declared("security-access-owner")?.inputs ?? {};
    assert.match(String(roleAssignmentName), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.deepEqual(owner, {
      scope: `/subscriptions/${subscription}/resourceGroups/shop-rg`,
      roleDefinitionId: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635`,
      principalId: owners,
      principalType: "Group",
    });
  });

  it("lets readers restart what they look at, by a role of their own that may do nothing else", () => {
    assert.deepEqual(declared("security-access-restart")?.inputs.permissions, [
      { actions: ["Microsoft.Web/sites/read", "Microsoft.Web/sites/restart/Action"], notActions: [] },
    ]);
    const { roleDefinitionId, principalId } = declared("security-access-restart-assignment")?.inputs ?? {};
    assert.deepEqual([roleDefinitionId, principalId], [{ ref: "security-access-restart", output: "id" }, readers]);
    const silent = render(planOf(good.replace(", readers-may: restart", ""))).declarations;
    assert.deepEqual(
      silent.filter(({ concern }) => concern === "security").map(({ key }) => key),
      ["security-access-owner", "security-access-reader"],
    );
  });

  it("shows each documented role in its assignment, and no other", () => {
    const shows = (point: EvidencePoint, { inputs }: ResourceSpec) =>
      allFacts(plan).filter((fact) => fact.clause === point.clause && holds(fact, point, inputs)).length;
    const seen = own.flatMap((one) => one.evidence.map((point) => [one.key, point.clause, shows(point, one)]));
    assert.deepEqual(seen, [
      ["security-access-owner", "S-1", 1],
      ["security-access-reader", "S-2", 1],
    ]);
  });

  it("is refused without a group", () => {
    assert.deepEqual(problems("owner: Owner"), ["AZURE-ACCESS owner Owner, ownerGroup none"]);
    assert.deepEqual(problems(`owner: Owner, ownerGroup: ${owners}`), []);
  });
});
