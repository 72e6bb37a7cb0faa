import type { z } from "zod";
import type { IntentSection } from "../../model";
import type { backupFields } from "./backups";
import type { budgetFields } from "./budgets";
import type { dashboardFields } from "./dashboards";
import type { entryKeys } from "./entry";
import type { jobSectionFields } from "./jobs";
import type { maintenanceFields } from "./maintenance";
import type { recoveryFields } from "./recovery";
import type { scalingFields } from "./scaling";
import type { securityFields } from "./security";
import type { sloFields } from "./slos";
import type { stated } from "./stated";
import type { systemSchema } from "./system";

interface SectionFields {
  readonly slos: typeof sloFields;
  readonly dashboards: typeof dashboardFields;
  readonly backups: typeof backupFields;
  readonly recovery: typeof recoveryFields;
  readonly budgets: typeof budgetFields;
  readonly maintenance: typeof maintenanceFields;
  readonly jobs: typeof jobSectionFields;
  readonly scaling: typeof scalingFields;
  readonly security: typeof securityFields;
}

type Entry<Section extends IntentSection> = z.input<z.ZodObject<typeof entryKeys>> & {
  readonly [Key in keyof SectionFields[Section]]?: z.input<typeof stated>;
};

/**
 * A system as an object of TypeScript, with the keys of a system file: what docs/system-yaml.md says of each holds here
 * too. A key that no file may have does not compile.
 */
export type SystemSource = Omit<z.input<typeof systemSchema>, IntentSection> & {
  readonly [Section in IntentSection]?: Readonly<Record<string, Entry<Section>>>;
};
