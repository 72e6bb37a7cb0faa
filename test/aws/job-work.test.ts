import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { entry, jobsOf, place } from "../kit/jobs";
import { entriesBySection } from "../kit/plan-builders";
import { assertSound, machineOf, own, plan, retried, task } from "./jobs-kit";
import { assertBackwards, assertEvidence, declared, rendered, unseen } from "./kit";
import { planOf } from "./plans";

describe("The work of jobs on AWS", () => {
  const places = {
    own: entry("own", own),
    task: entry("invoices", { run: task, in: "batch", limit: "2 hours", schedule: "last day 23:00" }),
    hosts: entry("clean", {
      task: "remove-files",
      in: "app",
      scope: "/tmp/shop-*",
      age: "48 hours",
      limit: "1 hour",
      schedule: "daily 03:30",
    }),
    host: entry(
      "vacuum",
      {
        task: "vacuum-analyze",
        in: "app",
        statement: "VACUUM ANALYZE",
        limit: "1 hour",
        schedule: "weekly sunday 04:30",
      },
      { on: "db" },
    ),
    container: entry(
      "dump",
      {
        task: "dump",
        in: "batch",
        method: "pg_dump",
        file: "shop_YYYYMMDD.dump",
        store: "s3://shop-backup/db/",
        limit: "1 hour",
        schedule: "daily 02:00",
      },
      { on: "db" },
    ),
  };

  it("are sound state machines, whatever does the work, and show what is documented", () => {
    for (const one of Object.values(places)) {
      const of = plan([one]);
      assertSound(machineOf(of, one.spec.key));
      assertBackwards(rendered(of));
      assertEvidence(of, rendered(of));
      const left = unseen(of, rendered(of)).filter((fact) => !/^J-(in|run|limit|task|store)/.test(fact));
      assert.deepEqual(left, [], one.spec.key);
    }
    const of = plan(retried, ["own"]);
    assert.deepEqual(
      unseen(of, rendered(of)).filter((fact) => !/^J-(run|limit)/.test(fact)),
      [],
    );
  });

  it("allow no role more than its work: no wildcard but for reading, no service but its own", () => {
    for (const one of Object.values(places)) {
      const roles = rendered(plan([one])).declarations.filter(({ type }) => /iam\/role/.test(type));
      assert.ok(roles.length >= 4);
      for (const { inputs } of roles) {
        const text = JSON.stringify(inputs);
        assert.doesNotMatch(text, /"Action":\["?\*|:\*"\],"Resource":"\*"/);
        for (const [, actions] of text.matchAll(/"Action":(\[[^\]]*\]),"Resource":"\*"/g)) {
          assert.equal(actions, '["ssm:ListCommands","ssm:DescribeInstanceInformation"]');
        }
        if ("assumeRolePolicy" in inputs) assert.match(text, /"aws:SourceAccount":"444455556666"/);
      }
    }
  });

  it("let a dump write below its prefix, never delete, and read its password by reference", () => {
    const synthesis = rendered(plan([places.container]));
    const policy = JSON.stringify(declared(synthesis, "job-dump-process-policy").inputs.policy);
    assert.match(policy, /"s3:PutObject","s3:GetObject"\],"Resource":"arn:aws:s3:::shop-backup\/db\/\*"/);
    assert.doesNotMatch(policy, /Delete/);
    const text = JSON.stringify(declared(synthesis, "job-dump-task").inputs.containerDefinitions);
    assert.match(
      text,
      /"secrets":\[\{"name":"PGPASSWORD","valueFrom":"arn:aws:secretsmanager:ap-northeast-1:444455556666:secret:db"\}\]/,
    );
    assert.match(text, /"name":"NAME_PATTERN","value":"shop_%Y%m%d.dump"/);
  });

  it("run what concerns hosts on all of them, and what concerns the database on one", () => {
    const branch = (key: "hosts" | "host") => {
      const machine = machineOf(plan([places[key]]), places[key].spec.key);
      return machine.States.Try?.Branches?.[0];
    };
    assert.deepEqual([branch("hosts")?.StartAt, branch("host")?.StartAt], ["Send", "Find"]);
    assert.match(
      JSON.stringify(branch("hosts")),
      /"Targets":\[\{"Key":"tag:aws:autoscaling:groupName","Values":\["shop-app"\]\}\]/,
    );
    assert.match(JSON.stringify(branch("host")), /InstanceInformationList\[0\]/);
  });

  it("carry a command that really does its work under sh", () => {
    const folder = mkdtempSync(join(tmpdir(), "hozen-command-"));
    try {
      for (const name of ["shop-old", "it's new"]) writeFileSync(join(folder, name), "");
      utimesSync(join(folder, "shop-old"), 0, 0);
      const bare = place("app", "aws.ec2.asg", { group: "shop-app" });
      const clean = entry("clean", {
        task: "remove-files",
        in: "app",
        scope: `${folder}/shop-*`,
        age: "48 hours",
        limit: "1 hour",
      });
      const { jobs } = jobsOf([clean], [bare]);
      const { inputs } = declared(rendered(planOf({ entries: entriesBySection([clean]), jobs })), "job-clean-document");
      const content = (inputs.content as unknown as { json: { mainSteps: { inputs: { runCommand: string[] } }[] } })
        .json;
      const lines = content.mainSteps[0]?.inputs.runCommand.join("\n") ?? "";
      const { status, stdout, stderr } = spawnSync("sh", ["-c", lines], { encoding: "utf8" });
      assert.deepEqual([status, stderr], [0, ""]);
      assert.match(stdout, /^remove-files: 1 of /);
      assert.deepEqual(readdirSync(folder), ["it's new"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
