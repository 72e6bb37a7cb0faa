import { strict as assert } from "node:assert";
import * as pulumi from "@pulumi/pulumi";
import { deployPart } from "../../components/deploy-part";
import { kubernetes } from "../../components/kubernetes/provider";
import type { Synthesis } from "../../core/model";
import { record } from "../../engine/record";
import { samplePlan, site } from "./plan";
import { jobs, rendered, repository, scaling } from "./work";

const secrets = {
  "shop:pagerConfig": "very-secret-key",
  "shop:slackConfig": "https://hooks.example.com/very-secret",
  "shop:backupPassword": "very-secret-password",
  "shop:backupPassphrase": "very-secret-passphrase",
  "shop:maintenancePassword": "very-secret-password",
  "shop:slackWebhook": "https://hooks.example.com/very-secret",
};

function deployed(synthesis: Synthesis, preview: boolean): ReturnType<typeof record> {
  const program = (): void => {
    const parent = new pulumi.ComponentResource("hozen:index:System", "shop");
    deployPart(kubernetes, synthesis.declarations, {
      ...site,
      system: "shop",

      parent,
      deployed: new Map(),
      secret: (key) => {
        const [namespace, name] = key.split(":") as [string, string];
        return new pulumi.Config(namespace).requireSecret(name);
      },
    });
  };
  const options = { project: "p", stack: "prod", config: secrets, secretKeys: Object.keys(secrets), preview };
  return record(program, options);
}

describe("Kubernetes components", () => {
  const synthesis = kubernetes.synth(samplePlan(), site);

  for (const preview of [true, false]) {
    it(`make every declared object, on the named cluster, in ${preview ? "a preview" : "an update"}`, async () => {
      const resources = await deployed(synthesis, preview);
      const custom = resources.filter(({ type }) => type.startsWith("kubernetes:"));
      assert.deepEqual(
        custom.map(({ type, name }) => `${type} ${name}`).sort(),
        synthesis.declarations.map(({ type, key }) => `${type} shop-${key}`).sort(),
      );
      assert.ok(custom.every(({ provider }) => provider?.includes("shop-kubernetes-main")));
      const cluster = resources.find(({ type }) => type === "pulumi:providers:kubernetes");
      assert.equal(cluster?.inputs.context, "prod");
    });

    it(`keep every secret out of plain inputs in ${preview ? "a preview" : "an update"}`, async () => {
      const text = JSON.stringify(await deployed(synthesis, preview));
      assert.ok(!text.includes("very-secret"));
      assert.match(text, /"stringData":"\[secret\]"/);
    });
  }

  it("name the same cluster whoever deploys", async () => {
    const { KUBECONFIG } = process.env;
    try {
      process.env.KUBECONFIG = "/home/somebody/.kube/config";
      const resources = await deployed(synthesis, false);
      const cluster = resources.find(({ type }) => type === "pulumi:providers:kubernetes");
      assert.deepEqual([cluster?.inputs.context, cluster?.inputs.kubeconfig], ["prod", ""]);
    } finally {
      if (KUBECONFIG === undefined) delete process.env.KUBECONFIG;
      else process.env.KUBECONFIG = KUBECONFIG;
    }
  });

  it("make nothing, not even a provider, for a plan without rules", async () => {
    const resources = await deployed({ rules: [], declarations: [], limits: [], problems: [] }, false);
    assert.deepEqual(
      resources.map(({ type }) => type),
      ["hozen:index:System"],
    );
  });
});

describe("Kubernetes components of what runs in the cluster", () => {
  const { synthesis } = rendered(repository + jobs + scaling);

  it("make every declared object", async () => {
    const resources = await deployed(synthesis, false);
    const custom = resources.filter(({ type }) => type.startsWith("kubernetes:"));
    assert.deepEqual(
      custom.map(({ type, name }) => `${type} ${name}`).sort(),
      synthesis.declarations.map(({ type, key }) => `${type} shop-${key}`).sort(),
    );
  });

  it("keep every secret out of plain inputs", async () => {
    assert.doesNotMatch(JSON.stringify(await deployed(synthesis, true)), /very-secret/);
  });
});
