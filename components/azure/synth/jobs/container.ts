import { inText, scriptText, type Traced, variableValue } from "../../../../core/evidence";
import { type Job, jobTasks, type Reference } from "../../../../core/model";
import { jobScript } from "../../../kit/job-script";
import type { Context } from "../common/context";
import { identityKey } from "./identity";
import type { JobSite } from "./site";

/** Name of the job's own secret. */
export const passwordName = "pgpassword";

/** The one container of a job: the script as its argument, after the guard of the schedule. */
export function containerOf(scene: Context, job: Job, site: JobSite, guard: string | undefined) {
  const { facts } = job;
  const { image, cpu, memory } = site;
  const script = scriptText(job.task === undefined ? "" : jobScript(jobTasks[job.task]).trimEnd(), facts);
  return {
    name: "job",
    image,
    command: ["bash", "-c"],
    args: [guard === undefined ? script : inText`${guard} || exit 0\n${script}`],
    env: variables(scene, job, site),
    resources: { cpu: Number(cpu), memory },
  };
}

type Setting = string | Traced<string> | Reference;

/** A variable of the environment: its value, or the name of the secret that holds it. */
type Variable = { readonly name: string } & ({ readonly value: Setting } | { readonly secretRef: string });

/** Settings of the script; the password by reference. Names and values stand in this order, settings of the job first. */
function variables({ plan }: Context, { variables: own, facts }: Job, { database }: JobSite): readonly Variable[] {
  const stores = own.some((variable) => variable.name === "STORE_TARGET");
  const pairs: readonly (readonly [string, Setting | undefined])[] = [
    ...own.map((variable) => [variable.name, variableValue(variable, facts)] as const),
    ["TZ", plan.system.timezone],
    ["PGHOST", database?.host],
    ["PGDATABASE", database?.database],
    ["PGUSER", database?.user],
    ["PGSSLMODE", database && "require"],
    ["STORE_COMMAND", stores ? "azcopy copy --log-level=ERROR" : undefined],
    ["LIST_COMMAND", stores ? "azcopy list" : undefined],
    ["AZCOPY_AUTO_LOGIN_TYPE", stores ? "MSI" : undefined],
    ["AZCOPY_MSI_CLIENT_ID", stores ? { ref: identityKey, output: "clientId" } : undefined],
  ];
  return [
    ...pairs.flatMap(([variable, value]) => (value === undefined || value === "" ? [] : [{ name: variable, value }])),
    ...(database ? [{ name: "PGPASSWORD", secretRef: passwordName }] : []),
  ];
}
