import { about, formula, jobCron, jobFacts, jobLimit, withStates } from "../../../../core/evidence";
import { type Job, jobKey, leafOf, type MonitoredResource } from "../../../../core/model";
import { isUnsayable, type UnixCron } from "../../../../core/time";
import { fragment } from "../../../kit/fragment";
import { problemAt } from "../../../kit/problems";
import type { TypedSpec } from "../../../kit/typed-inputs";
import type { Context } from "../common/context";
import { lowerNameOf, tagsOf } from "../common/naming";
import { azureSpec, type Fragment } from "../common/typed-inputs";
import { azureCron } from "../schedules/schedule";
import { containerOf, passwordName } from "./container";
import { identityKey } from "./identity";
import { jobLimits } from "./limits";
import { jobProblems } from "./problems";
import { type JobSite, jobSite } from "./site";
import { jobConcern, jobType } from "./tokens";

/** A Container Apps job: at its times, in UTC, or started by a person; ended by its limit. */
export function jobOf(scene: Context, job: Job, place: MonitoredResource): Fragment {
  const cron = job.schedule && azureCron(job.schedule.value);
  const unsayable =
    cron && isUnsayable(cron) ? [problemAt({ ...job.spec, clauses: job.clauses }, cron.code, cron)] : [];
  const { site, problems: lacking } = jobSite(job, place, job.clauses);
  const problems = [...unsayable, ...lacking, ...jobProblems(scene, job)];
  if (!site || problems.length > 0) return fragment({ problems });
  const timer = cron && !isUnsayable(cron) ? cron : undefined;
  const facts = jobFacts(job);
  return fragment({ declarations: [withStates(resourceOf(scene, { ...job, facts }, site, timer), facts)] });
}

function resourceOf(scene: Context, job: Job, site: JobSite, timer: UnixCron | undefined): TypedSpec {
  const { facts } = job;
  const once = { parallelism: 1, replicaCompletionCount: 1 };
  const { database } = site;
  return azureSpec({
    key: jobKey(job.spec.key),
    type: jobType,
    concern: jobConcern,
    inputs: {
      jobName: lowerNameOf(scene, job.spec.key, jobLimits.name.value),
      resourceGroupName: scene.place.resourceGroup,
      location: scene.place.location,
      environmentId: leafOf(site.id),
      identity: { type: "UserAssigned", userAssignedIdentities: [{ ref: identityKey, output: "id" }] },
      configuration: {
        triggerType: timer ? "Schedule" : "Manual",
        ...(timer
          ? { scheduleTriggerConfig: { cronExpression: jobCron(timer.cron, facts), ...once } }
          : { manualTriggerConfig: { ...once } }),
        replicaTimeout: jobLimit(job, facts),
        replicaRetryLimit: formula({ value: job.waits.length, facts: about(facts, "retries") }),
        ...registry(site),
        ...(database && {
          secrets: [{ name: passwordName, value: { secret: `${scene.plan.system.key}:${database.password}` } }],
        }),
      },
      template: { containers: [containerOf(scene, job, site, timer?.guard)] },
      tags: tagsOf(scene, "job", job.spec.key),
    },
    clauses: [...new Set(facts.map(({ clause }) => clause))],
  });
}

/** A private registry that trusts the identity of the jobs. */
function registry({ registry: server }: JobSite) {
  return server ? { registries: [{ server, identity: { ref: identityKey, output: "id" } }] } : {};
}
