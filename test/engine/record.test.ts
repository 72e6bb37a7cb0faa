import { strict as assert } from "node:assert";
import * as pulumi from "@pulumi/pulumi";
import type { RegisteredResource } from "../../core/model";
import { offlineVariable } from "../../core/model";
import { type RecordOptions, record } from "../../engine/record";

class Group extends pulumi.ComponentResource {
  constructor(type: string, name: string, opts?: pulumi.ComponentResourceOptions) {
    super(type, name, {}, opts);
    this.registerOutputs({});
  }
}

class Thing extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;

  constructor(name: string, props: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, { arn: undefined, ...props }, opts);
  }
}

class Provider extends pulumi.ProviderResource {
  constructor(name: string) {
    super("test", name);
  }
}

function run(program: () => unknown, options: Partial<RecordOptions> = {}): Promise<RegisteredResource[]> {
  return record(program, { project: "shop", stack: "prod", config: {}, secretKeys: [], ...options });
}

describe("recording a program under Pulumi's test runtime", () => {
  it("gives the URNs the engine would: types of all parents below the stack, joined by $", async () => {
    const resources = await run(() => {
      const outer = new Group("hozen:index:Outer", "a");
      const inner = new Group("hozen:index:Inner", "b", { parent: outer });
      new Thing("c", {}, { parent: inner });
      new Thing("d");
    });
    assert.deepEqual(
      resources.map(({ urn }) => urn),
      [
        "urn:pulumi:prod::shop::hozen:index:Outer$hozen:index:Inner$test:index:Thing::c",
        "urn:pulumi:prod::shop::hozen:index:Outer$hozen:index:Inner::b",
        "urn:pulumi:prod::shop::hozen:index:Outer::a",
        "urn:pulumi:prod::shop::test:index:Thing::d",
      ],
    );
    assert.equal(resources[0]?.parent, resources[1]?.urn);
  });

  it("throws for two resources with one URN, which the test runtime would let pass", async () => {
    await assert.rejects(
      run(() => {
        new Thing("same");
        new Thing("same");
      }),
      /registered twice: urn:pulumi:prod::shop::test:index:Thing::same$/,
    );
  });

  it("lets two resources of one name stand under different parents", async () => {
    const resources = await run(() => {
      new Thing("same", {}, { parent: new Group("hozen:index:One", "x") });
      new Thing("same", {}, { parent: new Group("hozen:index:Two", "x") });
    });
    assert.equal(resources.length, 4);
  });

  it("masks secrets wherever they stand, and nothing else", async () => {
    const program = () => {
      const key = new pulumi.Config("shop").requireSecret("key");
      new Thing("a", { plain: "seen", nested: { list: [key, "seen too"] }, text: pulumi.interpolate`Bearer ${key}` });
    };
    const [thing] = await run(program, { config: { "shop:key": "hunter2" }, secretKeys: ["shop:key"] });
    assert.deepEqual(thing?.inputs, { plain: "seen", nested: { list: ["[secret]", "seen too"] }, text: "[secret]" });
  });

  it("shows what another resource will return by name, and depends on it", async () => {
    const [first, second] = await run(() => {
      const topic = new Thing("topic");
      new Thing("user", { topic: topic.arn, of: topic.id });
    });
    assert.deepEqual(second?.inputs, { topic: "${topic.arn}", of: "${topic.id}" });
    assert.deepEqual(second?.dependencies, [first?.urn]);
  });

  it("registers the same in a preview, where what resources return is unknown", async () => {
    const program = () => {
      const topic = new Thing("topic");
      new Thing("user", { topic: topic.arn });
    };
    const urns = (resources: RegisteredResource[]) => resources.map(({ urn }) => urn);
    assert.deepEqual(urns(await run(program, { preview: true })), urns(await run(program)));
  });

  it("tells the explicit provider and protection", async () => {
    const resources = await run(() => {
      new Thing("kept", {}, { provider: new Provider("there"), protect: true });
      new Thing("loose");
    });
    const byName = new Map(resources.map((resource) => [resource.name, resource]));
    assert.match(byName.get("kept")?.provider ?? "", /^urn:pulumi:prod::shop::pulumi:providers:test::there::/);
    assert.equal(byName.get("kept")?.protect, true);
    assert.equal(byName.get("loose")?.provider, undefined);
  });

  it("gives the program its configuration, and leaves the environment as it was", async () => {
    let seen: unknown;
    await run(
      () => {
        const config = new pulumi.Config("shop");
        seen = [config.get("name"), config.get("none"), pulumi.getStack(), process.env[offlineVariable]];
      },
      { config: { "shop:name": "Shop" } },
    );
    assert.deepEqual(seen, ["Shop", undefined, "prod", "1"]);
    assert.equal(process.env[offlineVariable], undefined);
    assert.equal(process.env.PULUMI_CONFIG_SECRET_KEYS, undefined);
  });
});
