import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { setStage } from "../../commands/rehearse/stage";
import { findEngine } from "../../engine/find";
import { Rehearsal } from "../../engine/rehearsal/rehearsal";
import type { CheckedResource } from "../../policy/index";
import type { PolicyCase } from "./case";
import { cases, mended, settingsOf } from "./cases";

/** One of each kind of rule: over one resource, over the stack, with a documented value, for a clause. */
const goodOnes = ["least-privilege", "severity-reaches-receiver", "threshold-equals-document", "backup-generations"];
const packages = ["aws", "azure-native", "kubernetes", "pagerduty"];

type PolicyFile = Record<string, { documented?: { clause: string; expected: (string | number)[] }[] }>;

/** A resource without an SDK. */
class Plain extends pulumi.CustomResource {}
class Provider extends pulumi.ProviderResource {}

/** The fixtures as a program: what they depend on and their providers as fixtures say. */
function register(resources: readonly CheckedResource[]): void {
  const made = new Map<string, pulumi.CustomResource>();
  const providers = new Map<string, pulumi.ProviderResource>();
  for (const { type, urn, inputs, protect = false, dependencies = [], provider } of resources) {
    const name = urn.slice(urn.lastIndexOf("::") + 2);
    if (type.startsWith("pulumi:providers:")) {
      providers.set(urn, new Provider(type.split(":")[2] as string, name, { ...inputs }));
      continue;
    }
    const own = providers.get(provider?.slice(0, provider.lastIndexOf("::")) ?? "");
    const options = {
      protect,
      dependsOn: dependencies.flatMap((one) => made.get(one) ?? []),
      ...(own && { provider: own }),
    };
    made.set(urn, new Plain(type, name, { ...inputs }, options));
  }
}

export interface Preview {
  readonly policy: string;
  readonly ok: boolean;
  readonly errors: readonly string[];
}

export interface Tried {
  /** Passing twins; over the wire all of them are tried. */
  readonly good: readonly Preview[];
  /** For every policy a stack in which only it finds fault. */
  readonly broken: readonly Preview[];
}

/** Previews on the real engine with the pack and its configuration. */
export async function everyPolicy(): Promise<Tried> {
  const folder = mkdtempSync(join(tmpdir(), "hozen-policies-"));
  const config = join(folder, "config.json");
  let program: readonly CheckedResource[] = [];
  const rehearsal = await open(config, () => register(program));
  const previewOf = async (tried: PolicyCase, resources: readonly CheckedResource[]): Promise<Preview> => {
    writeFileSync(config, JSON.stringify(settingsOf(tried)));
    program = resources;
    const { ok, errors } = await rehearsal.preview();
    return { policy: tried.policy, ok, errors };
  };
  try {
    const good: Preview[] = [];
    for (const tried of cases.filter(({ policy }) => goodOnes.includes(policy)))
      good.push(await previewOf(tried, tried.good));
    const broken: Preview[] = [];
    for (const tried of cases)
      broken.push(await previewOf(tried, tried.broken.find(({ how }) => how !== mended)?.resources ?? []));
    return { good, broken };
  } finally {
    rehearsal.close();
    rmSync(folder, { recursive: true });
  }
}

function open(config: string, program: () => void): Promise<Rehearsal> {
  return Rehearsal.open({
    engine: findEngine().path,
    project: "shop",
    stack: "prod",
    config: { "aws:region": "ap-northeast-1" },
    packages,
    contracts: {},
    existing: () => true,
    program,
    policyPacks: [join(__dirname, "../../policy")],
    policyPackConfigs: [config],
  });
}

/** The real program of all systems with what `hozen plan --policy-config` writes; `change` changes it. */
async function documents(change: (config: PolicyFile) => void): Promise<{ ok: boolean; errors: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "hozen-policies-"));
  const file = join(folder, "policy.json");
  const [project, stack, asOf] = [join(__dirname, "../.."), "prod", "2026-01-01"];
  execFileSync(
    process.execPath,
    [
      join(project, "dist/commands/main.js"),
      "plan",
      "--as-of",
      asOf,
      "--policy-config",
      file,
      "--out",
      join(folder, "plan"),
    ],
    { cwd: project },
  );
  const config = JSON.parse(readFileSync(file, "utf8")) as PolicyFile;
  change(config);
  writeFileSync(file, JSON.stringify(config));
  const packs = { policyPacks: [join(project, "policy")], policyPackConfigs: [file] };
  const { rehearsal } = await setStage({
    project,
    stack,
    asOf,
    systems: [...systems],
    engine: findEngine().path,
    ...packs,
  });
  try {
    const { ok, errors } = await rehearsal.preview();
    return { ok, errors };
  } finally {
    rehearsal.close();
    rmSync(folder, { recursive: true });
  }
}

const systems = ["camp-backend", "hotel-saas", "process-todo", "tenant-platform", "web-service"];

/** Everything as documented. */
export function asDocumented() {
  return documents(() => undefined);
}

/** The document asks for another number than the one that is deployed. */
export function otherNumber() {
  return documents((config) => {
    const [first] = config["threshold-equals-document"]?.documented ?? [];
    if (first) first.expected = [12.5];
  });
}
