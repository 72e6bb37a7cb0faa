import type { Plan, Problem } from "../../../../core/model";
import type { TypedSpec } from "../../../kit/typed-inputs";
import { cnpgBackups } from "./cnpg";
import { sharedObjects, sharedOf } from "./objects";
import { repositoryProblems } from "./problems";
import { repositoriesOf } from "./repository";
import { repositoryJobs } from "./work";

/** The backups kept by the cluster itself: pgBackRest as CronJobs, or CloudNativePG's own objects. */
export function backupObjects(plan: Plan, namespace: string): { declarations: TypedSpec[]; problems: Problem[] } {
  const { repositories, problems } = repositoriesOf(plan, namespace);
  const made = repositories.map((repository) => {
    const shared = sharedOf(plan, repository);
    const jobs = repositoryJobs(plan, repository, shared);
    return {
      declarations: [...sharedObjects(plan, repository, shared), ...jobs.declarations],
      problems: [...repositoryProblems(plan, repository), ...jobs.problems],
    };
  });
  const cnpg = cnpgBackups(plan, namespace);
  return {
    declarations: [...made.flatMap(({ declarations }) => declarations), ...cnpg.declarations],
    problems: [...problems, ...made.flatMap((part) => part.problems), ...cnpg.problems],
  };
}
