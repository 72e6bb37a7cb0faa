import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { codesOf, declarationOf, jobs, rendered, scaling, unseenIn, valueAt } from "./work";

const pod = "spec.jobTemplate.spec.template.spec";

describe("jobs of a cluster", () => {
  const { plan, synthesis } = rendered(jobs + scaling);

  it("show every documented value in the inputs of some object", () => {
    assert.deepEqual(synthesis.problems, []);
    assert.deepEqual(unseenIn({ plan, synthesis }), []);
  });

  it("end at their documented limit, and are not tried again half done", () => {
    assert.equal(valueAt(synthesis, "maintenance-weekly", "spec.jobTemplate.spec.activeDeadlineSeconds"), 10_800);
    assert.equal(valueAt(synthesis, "maintenance-weekly", "spec.jobTemplate.spec.backoffLimit"), 0);
    assert.equal(valueAt(synthesis, "job-check", "spec.jobTemplate.spec.activeDeadlineSeconds"), 3600);
  });

  it("run their steps in the order of the document", () => {
    const args = valueAt(synthesis, "maintenance-weekly", `${pod}.containers[0].args`);
    assert.deepEqual(args, ["/scripts/steps.sh", "vacuum", "reindex"]);
  });

  it("test the date first where cron names too many days", () => {
    assert.equal(valueAt(synthesis, "maintenance-weekly", "spec.schedule"), "30 3 * * 0");
    const [shell, flag, script] = valueAt(synthesis, "maintenance-weekly", `${pod}.containers[0].command`) as string[];
    assert.deepEqual([shell, flag], ["bash", "-c"]);
    assert.match(script ?? "", /\|\| exit 0; exec "\$@"$/);
    execFileSync("bash", ["-n", "-c", script ?? ""]);
    assert.deepEqual(valueAt(synthesis, "job-check", `${pod}.containers[0].command`), ["bash"]);
  });

  it("bring the script of each step and what that calls", () => {
    const { data } = declarationOf(synthesis, "jobs-scripts").inputs as { data: Record<string, string> };
    assert.deepEqual(Object.keys(data).sort(), [
      "check-cache.sh",
      "check-database.sh",
      "check-endpoints.sh",
      "check-health.sh",
      "reindex.sh",
      "steps.sh",
      "vacuum.sh",
    ]);
  });

  it("are told what their steps need, secrets by reference", () => {
    const env = valueAt(synthesis, "job-check", `${pod}.containers[0].env`) as { name: string; value?: string }[];
    assert.equal(env.find(({ name }) => name === "CACHE")?.value, "redis.shop.svc:6379");
    assert.deepEqual(
      env.flatMap(({ name, value }) => (value === undefined ? [name] : [])),
      ["PGPASSWORD", "REPORT_URL"],
    );
  });

  it("scale a Deployment by the CPU it asked for", () => {
    assert.deepEqual(valueAt(synthesis, "scaling-app", "spec.scaleTargetRef"), {
      apiVersion: "apps/v1",
      kind: "Deployment",
      name: "shop",
    });
    assert.equal(valueAt(synthesis, "scaling-app", "spec.metrics[0].resource.target.averageUtilization"), 70);
    assert.equal(valueAt(synthesis, "scaling-app", "spec.minReplicas"), 2);
    assert.equal(valueAt(synthesis, "scaling-app", "spec.maxReplicas"), 6);
  });

  it("have names that leave room for the names of their runs", () => {
    const long = `${"a".repeat(60)}`;
    const { synthesis: made } = rendered(jobs, ["  check:\n", `  ${long}:\n`]);
    const name = String(valueAt(made, `job-${long}`, "metadata.name"));
    assert.equal(name.length, 52);
  });
});

describe("jobs of a cluster that could not run", () => {
  const cases: readonly (readonly [string, string, readonly [string, string], readonly [string, string]])[] = [
    ["no image", "KUBERNETES-JOBS", [/ {4}image: .*\n/.exec(jobs)?.[0] ?? "", ""], ["/tools@", "/other@"]],
    ["nothing to do", "KUBERNETES-JOB-STEP", ["check-health:", "externals:"], ["check-health:", "check-cache:"]],
    [
      "a step without its setting",
      "KUBERNETES-JOB-SETTING",
      ["    cache: redis.shop.svc:6379\n", ""],
      ["redis.shop.svc:6379", "cache:1"],
    ],
    [
      "a limit beyond the next run",
      "KUBERNETES-JOB-LIMIT",
      ["daily 09:00", "every 30 minutes"],
      ["daily 09:00", "hourly"],
    ],
    [
      "an alert on one that is not made",
      "KUBERNETES-CRONJOB",
      ["cronjob: elsewhere", "cronjob: shop-prod-job-chek"],
      ["cronjob: elsewhere", "cronjob: shop-prod-job-check"],
    ],
  ];
  for (const [how, code, wrong, nearest] of cases) {
    it(`are a problem with ${how}, and none with what is accepted next`, () => {
      assert.deepEqual(codesOf(rendered(jobs, wrong)), [code]);
      assert.deepEqual(codesOf(rendered(jobs, nearest)), []);
    });
  }

  it("are a problem where nothing can scale", () => {
    assert.deepEqual(codesOf(rendered(scaling, ["maximum: 6 replicas", "maximum: 2 replicas"])), [
      "KUBERNETES-SCALING",
    ]);
    assert.deepEqual(codesOf(rendered(scaling, ["    deployment: shop\n", ""])), ["KUBERNETES-SCALING"]);
    assert.deepEqual(codesOf(rendered(scaling, ["maximum: 6 replicas", "maximum: 3 replicas"])), []);
  });
});
