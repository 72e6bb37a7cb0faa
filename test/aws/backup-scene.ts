import { render } from "../../components/aws/dialect";
import type { Plan, Rendering } from "../../core/model";
import { complaints, planYaml } from "../kit/yaml-plan";
import { catalogue } from "../planning/kit";
import { context } from "./plans";

const head = `where: { aws: main }
resources:
  db: { title: Database, kind: aws.rds.postgres, instance: shop-db }
`;

/** A system with a database `db` and the given sections, and what it becomes. */
export function backupScene(sections: string): { plan: Plan; rendering: Rendering } {
  const plan = planYaml(head + sections, {}, catalogue());
  return { plan, rendering: render(plan, context) };
}

/** Problems of one entry `full` of `backups:`; `rest` are sections that follow. */
export function objections(entry: string, rest = ""): string[] {
  const { rendering } = backupScene(`backups:\n  full: ${entry}\n${rest}`);
  return complaints(rendering.problems);
}
