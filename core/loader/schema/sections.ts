import type { IntentSection } from "../../model";
import type { Fields } from "../fields";
import { backupFields } from "./backups";
import { budgetFields } from "./budgets";
import { dashboardFields } from "./dashboards";
import { jobSectionFields } from "./jobs";
import { maintenanceFields } from "./maintenance";
import { recoveryFields } from "./recovery";
import { scalingFields } from "./scaling";
import { securityFields } from "./security";
import { sloFields } from "./slos";
import { clusterFields, jobFields, stepFields } from "./work";

/** Keys and what they mean. */
export interface Section {
  readonly meaning: string;
  readonly fields: Fields;
}

/** Keys that several sections have, by what they are about. */
export const sharedFields: Readonly<Record<string, Section>> = {
  "work of an entry": {
    meaning: "Of an entry that is a job: it names a `task` or `run`. See [jobs](jobs.md).",
    fields: jobFields,
  },
  "work in a cluster": { meaning: "See [backups and jobs in a cluster](cluster-work.md).", fields: clusterFields },
  "steps of a job in a cluster": { meaning: "In the order of the file, with what they need.", fields: stepFields },
};

/** The sections whose entries are named values. The loader's check, the editor schema and the table of the docs are made of them. */
export const sections: Readonly<Record<IntentSection, Section>> = {
  slos: { meaning: "objectives: shares of good requests, figures", fields: sloFields },
  dashboards: { meaning: "dashboards the document asks for", fields: dashboardFields },
  backups: { meaning: "how each data store is protected", fields: backupFields },
  recovery: { meaning: "objectives of recovery, restore tests, drills", fields: recoveryFields },
  budgets: { meaning: "what may be spent, and who hears of it", fields: budgetFields },
  maintenance: { meaning: "windows, checks by people, jobs, settings of databases", fields: maintenanceFields },
  jobs: { meaning: "work that runs at its times", fields: jobSectionFields },
  scaling: { meaning: "how servers, plans and disks grow and shrink", fields: scalingFields },
  security: { meaning: "settings of accounts and access", fields: securityFields },
};
