import { strict as assert } from "node:assert";
import { Cloud } from "../../../engine/rehearsal/cloud";

const contracts = {
  "aws:a:Singleton": { identity: "{account} {region} singleton", id: "{account}-singleton" },
};

describe("the rehearsed cloud", () => {
  const make = (cloud: Cloud, connection: string) =>
    cloud.answering(connection, () => cloud.create("aws:a:Singleton", `urn:${connection}`, {}));
  const within = (cloud: Cloud, connection: string, account: string) =>
    cloud.answering(connection, () => {
      cloud.site = { ...cloud.site, account };
    });

  it("keeps the accounts of two providers apart", async () => {
    const cloud = new Cloud({ contracts, existing: () => true });
    within(cloud, "one", "111111111111");
    within(cloud, "two", "222222222222");
    assert.equal((await make(cloud, "one")).id, "111111111111-singleton");
    assert.equal((await make(cloud, "two")).id, "222222222222-singleton");
  });

  it("refuses the second of what an account has once, whichever provider asks", async () => {
    const cloud = new Cloud({ contracts, existing: () => true });
    within(cloud, "one", "111111111111");
    within(cloud, "again", "111111111111");
    await make(cloud, "one");
    await assert.rejects(
      () => make(cloud, "again"),
      /aws:a:Singleton 111111111111 ap-northeast-1 singleton already exists, made for urn:one/,
    );
  });

  it("keeps two things of one name in two regions apart", async () => {
    const vaults = { "aws:b:Vault": { identity: "{region} {input.name}", id: "{input.name}" } };
    const cloud = new Cloud({ contracts: vaults, existing: () => true });
    const vault = (urn: string, region: string) => cloud.create("aws:b:Vault", urn, { name: "shop", region });
    await vault("urn:home", "ap-northeast-1");
    await vault("urn:copy", "ap-northeast-3");
    assert.equal(cloud.all().length, 2);
    assert.equal(cloud.read("aws:b:Vault", "shop", "urn:copy")?.inputs.region, "ap-northeast-3");
    await cloud.delete("aws:b:Vault", "urn:copy", "shop");
    assert.deepEqual(
      cloud.all().map(({ urn }) => urn),
      ["urn:home"],
    );
  });
});
