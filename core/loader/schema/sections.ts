import {
  clusterFields,
  type Fields,
  jobFields,
  type SectionName,
  sectionFields,
  sectionNames,
  stepFields,
} from "../../model";

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

const meanings: Readonly<Record<SectionName, string>> = {
  slos: "objectives: shares of good requests, figures",
  dashboards: "dashboards the document asks for",
  backups: "how each data store is protected",
  recovery: "objectives of recovery, restore tests, drills",
  budgets: "what may be spent, and who hears of it",
  maintenance: "windows, checks by people, jobs, settings of databases",
  jobs: "work that runs at its times",
  scaling: "how servers, plans and disks grow and shrink",
  security: "settings of accounts and access",
};

/** The sections whose entries are named values. The loader's check, the editor schema and the table of the docs are made of them. */
export const sections = Object.fromEntries(
  sectionNames.map((name): [SectionName, Section] => [name, { meaning: meanings[name], fields: sectionFields[name] }]),
) as Readonly<Record<SectionName, Section>>;
