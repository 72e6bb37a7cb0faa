import type { Plan, Synthesis } from "../../core/model";
import { complaints, planYaml } from "../kit/yaml-plan";
import { catalogue } from "../planning/kit";
import { synth } from "./kit";
import { context } from "./plans";

/** A system with a database `db`, with these properties besides, and the given sections; and what it becomes. */
export function backupScene(
  sections: string,
  properties = "",
  instance = "shop-db",
): { plan: Plan; synthesis: Synthesis } {
  const database = `{ title: Database, kind: aws.rds.postgres, instance: ${instance}, resourceId: db-ABC${properties && `, ${properties}`} }`;
  const plan = planYaml(`where: { aws: main }\nresources:\n  db: ${database}\n${sections}`, {}, catalogue());
  return { plan, synthesis: synth(plan, context) };
}

/** Problems of one entry `full` of `backups:`; `rest` are sections that follow. */
export function objections(entry: string, rest = ""): string[] {
  const { synthesis } = backupScene(`backups:\n  full: ${entry}\n${rest}`);
  return complaints(synthesis.problems);
}
