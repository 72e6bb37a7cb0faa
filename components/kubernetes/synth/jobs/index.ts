import {
  type JobSpec,
  type MaintenanceSpec,
  type Plan,
  type Planned,
  type Problem,
  type Stated,
  valuesOf,
} from "../../../../core/model";
import { jobScript } from "../../../kit/job-script";
import { problemAt } from "../../../kit/problems";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { objectLabels, objectName } from "../common/names";
import { kubernetesSpec } from "../common/typed-inputs";
import { secretType } from "../notification/alertmanager";
import { cronJob } from "./cron-job";
import { settingOf, worded } from "./entry";
import { imageProblems } from "./image";
import { filesFolder, reviewQuery, type Step, type StepSetting, steps, variablesOf } from "./steps";
import { configMapType, serviceAccountType } from "./types";
import type { Mount, Variable } from "./work";

type JobEntry = Planned<JobSpec | MaintenanceSpec>;
type StepName = keyof typeof steps;

/** Longest run of a job whose entry has no limit, in seconds. */
const hour = 3600;

/**
 * The jobs of a system in the cluster: entries of `maintenance` and `jobs` with `platform: kubernetes`. The one that names
 * an image holds the settings of all; each of the others becomes a CronJob that runs its steps in their order.
 */
export function jobObjects(plan: Plan, namespace: string): { declarations: TypedSpec[]; problems: Problem[] } {
  const entries = [...plan.entries.maintenance, ...plan.entries.jobs].filter(
    ({ spec }) => settingOf(spec.platform) === "kubernetes",
  );
  const ground = entries.find((entry) => settingOf(entry.spec.image) !== undefined);
  const working = entries.filter((entry) => entry !== ground);
  if (working.length === 0) return { declarations: [], problems: [] };
  if (!ground) return { declarations: [], problems: working.map(withoutImage) };
  const site = groundOf(plan, ground, namespace);
  const made = working.map((entry) => jobOf(plan, site, entry));
  return {
    declarations: [...sharedObjects(plan, site, working), ...made.flatMap(({ declarations }) => declarations)],
    problems: [...imageProblems(ground), ...made.flatMap(({ problems }) => problems)],
  };
}

/** What the jobs share. */
interface Ground {
  readonly entry: JobEntry;
  readonly namespace: string;
  readonly name: (purpose: string) => string;
}

function groundOf(plan: Plan, entry: JobEntry, namespace: string): Ground {
  return {
    entry,
    namespace: settingOf(entry.spec.namespace) ?? namespace,
    name: (purpose) => objectName(plan.system, "jobs", purpose),
  };
}

/** The steps an entry asks for, in its order; those that wait for configuration are left out. */
function stepsOf({ spec }: JobEntry): (readonly [StepName, Step])[] {
  return valuesOf(spec).flatMap(({ name, stated }) => {
    if (!isStep(name) || !stated.deploys) return [];
    const step = steps[name];
    return step ? [[name, step] as const] : [];
  });
}

function isStep(name: string): name is StepName {
  return Object.hasOwn(steps, name);
}

function jobOf(plan: Plan, ground: Ground, entry: JobEntry): { declarations: TypedSpec[]; problems: Problem[] } {
  const asked = stepsOf(entry);
  if (asked.length === 0) return { declarations: [], problems: [withoutSteps(entry)] };
  const missing = [...new Set(asked.flatMap(([, { needs }]) => needs))].filter((name) => !read(ground, entry, name));
  if (missing.length > 0) return { declarations: [], problems: missing.map((name) => withoutSetting(entry, name)) };
  const names = asked.map(([name]) => name);
  return cronJob(plan, {
    entry,
    kind: entry.spec.section === "maintenance" ? "maintenance" : "job",
    site: {
      namespace: ground.namespace,
      serviceAccount: ground.name("account"),
      image: settingOf(ground.entry.spec.image) ?? "",
    },
    command: ["bash", "/scripts/steps.sh", ...names.map((name) => worded(entry, name, name))],
    variables: variables(plan, ground, entry, asked),
    mounts: mounts(ground, entry, names),
    deadline: hour,
    dependsOn: ["jobs-account", "jobs-scripts", "jobs-secret"],
  });
}

/** A setting of the entry, even an empty one; else the one all jobs share. */
function read({ entry: ground }: Ground, entry: JobEntry, name: StepSetting): string | undefined {
  const stated = entry.spec[name] ?? ground.spec[name];
  if (!stated || typeof stated.value === "string") return settingOf(stated as Stated<string> | undefined);
  return stated.deploys ? stated.value.join(", ") : undefined;
}

function variables(
  plan: Plan,
  ground: Ground,
  entry: JobEntry,
  asked: readonly (readonly [StepName, Step])[],
): Variable[] {
  const wanted = new Set(asked.flatMap(([, { needs }]) => needs));
  const secret = ground.name("secret");
  const plain = [...wanted].flatMap((name): Variable[] => {
    const [variable, value] = [variablesOf[name], read(ground, entry, name)];
    return variable === undefined || value === undefined ? [] : [[variable, value]];
  });
  const [latency, errors] = [reviewQuery(plan, "http.latency.p95"), reviewQuery(plan, "http.error_ratio")];
  const reviews = asked.some(([name]) => name.startsWith("review-"));
  return [
    ["TITLE", `${plan.system.key} ${plan.system.environment}: ${entry.spec.title}`],
    ["PGCONNECT_TIMEOUT", "10"],
    ["SYSTEM", plan.system.key],
    ["BACKUP_JOBS", `${objectName(plan.system, "backup")}-.*`],
    ...plain,
    ...(wanted.has("password") ? [["PGPASSWORD", { secret, key: "password" }] as const] : []),
    ...(reviews && latency !== undefined ? [["LATENCY_QUERY", latency] as const] : []),
    ...(reviews && errors !== undefined ? [["ERROR_QUERY", errors] as const] : []),
    ...(read(ground, entry, "report") === undefined ? [] : [["REPORT_URL", { secret, key: "report" }] as const]),
  ];
}

function mounts(ground: Ground, entry: JobEntry, names: readonly string[]): Mount[] {
  const scripts: Mount = {
    name: "scripts",
    path: "/scripts",
    source: { configMap: { name: ground.name("scripts"), defaultMode: 0o555 } },
    readOnly: true,
  };
  const claim = read(ground, entry, "files-claim");
  if (!names.includes("remove-files") || claim === undefined) return [scripts];
  return [scripts, { name: "files", path: filesFolder, source: { persistentVolumeClaim: { claimName: claim } } }];
}

/** A service account without rights, the scripts, and the secrets the jobs read. */
function sharedObjects(plan: Plan, ground: Ground, working: readonly JobEntry[]): TypedSpec[] {
  const metadata = (purpose: string) => ({
    name: ground.name(purpose),
    namespace: ground.namespace,
    labels: objectLabels(plan.system),
  });
  const asked = working.flatMap(stepsOf);
  const files = [...new Set(asked.flatMap(([, { calls = [] }]) => calls))];
  const data = Object.fromEntries([
    ["steps.sh", jobScript("kubernetes/steps.sh")],
    ...asked.map(([name, { script }]) => [`${name}${script.slice(script.lastIndexOf("."))}`, jobScript(script)]),
    ...files.map((file) => [file.slice(file.lastIndexOf("/") + 1), jobScript(file)]),
  ]);
  const secrets = (["password", "report"] as const).flatMap((name) => {
    const key = settingOf(ground.entry.spec[name]);
    return key === undefined ? [] : [[name, { secret: `${plan.system.key}:${key}` }] as const];
  });
  const base = { concern: "jobs", clauses: [] } as const;
  return [
    kubernetesSpec({
      ...base,
      key: "jobs-account",
      type: serviceAccountType,
      inputs: {
        apiVersion: "v1",
        kind: "ServiceAccount",
        metadata: metadata("account"),
        automountServiceAccountToken: false,
      },
    }),
    kubernetesSpec({
      ...base,
      key: "jobs-scripts",
      type: configMapType,
      inputs: { apiVersion: "v1", kind: "ConfigMap", metadata: metadata("scripts"), data },
    }),
    kubernetesSpec({
      ...base,
      key: "jobs-secret",
      type: secretType,
      inputs: {
        apiVersion: "v1",
        kind: "Secret",
        metadata: metadata("secret"),
        type: "Opaque",
        stringData: Object.fromEntries(secrets),
      },
    }),
  ];
}

function withoutImage(entry: JobEntry): Problem {
  return problemAt(entry, "KUBERNETES-JOBS", {
    what: "nothing says in which image the jobs of this system run",
    change: "add an entry to jobs: with platform: kubernetes and image:",
  });
}

function withoutSteps(entry: JobEntry): Problem {
  return problemAt(entry, "KUBERNETES-JOB-STEP", {
    what: "a job in the cluster without anything to do",
    allowed: Object.keys(steps).join(", "),
    change: "add a value named after a step",
  });
}

function withoutSetting(entry: JobEntry, name: StepSetting): Problem {
  return problemAt(entry, "KUBERNETES-JOB-SETTING", {
    what: "a step of this job lacks a setting",
    given: stepsOf(entry)
      .filter(([, { needs }]) => needs.includes(name))
      .map(([step]) => step)
      .join(", "),
    change: `add ${name}: here, or to the entry with the image`,
  });
}
