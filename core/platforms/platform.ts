import type { EngineName, Measurement, ProviderName, SectionName, System } from "../model";
import { azureMetric } from "./azure-metric";
import { cloudwatch } from "./cloudwatch";
import { kql } from "./kql";
import type { Language } from "./language";
import { promql } from "./promql";

/** What system files and the catalogue may say of a platform. */
export interface Platform {
  readonly name: ProviderName;
  /** Languages its measurements are written in. */
  readonly languages: readonly Language[];
  /** What can evaluate alert rules on it. */
  readonly engines: readonly EngineName[];
  /** Kinds of log stores, each `<platform>.<...>`. */
  readonly storeKinds: readonly string[];
  /** What emits events, each `<platform>.<...>`. */
  readonly eventSources: readonly string[];
  /** Sections of a system file whose entries it makes, apart from the forms of entries that name it. */
  readonly sections?: readonly SectionName[];
  /** The kind of resource a probe from it is for alerts; absent where it probes nothing. */
  readonly probeKind?: string;
  /** Settings of a probe that it reads. */
  readonly probeSettings?: readonly string[];
}

/** The platforms hozen comes with, as their providers state them. */
export const builtIn = {
  aws: {
    name: "aws",
    languages: [cloudwatch],
    engines: ["cloudwatch"],
    storeKinds: ["aws.cloudwatch.log-group", "aws.s3.bucket"],
    eventSources: ["aws.rds.instance", "aws.guardduty", "aws.inspector", "aws.backup", "aws.backup.restore-test"],
    probeKind: "aws.route53.healthcheck",
    probeSettings: ["failureThreshold"],
  },
  azure: {
    name: "azure",
    languages: [azureMetric, kql, promql],
    engines: ["azure-monitor", "azure-prometheus"],
    storeKinds: [
      "azure.loganalytics.workspace",
      "azure.loganalytics.table",
      "azure.loganalytics.custom-table",
      "azure.diagnostic-setting",
    ],
    eventSources: ["azure.activity-log"],
    probeKind: "azure.webtest",
    probeSettings: ["component", "failedLocations", "certificateDays"],
  },
  kubernetes: {
    name: "kubernetes",
    languages: [promql],
    engines: ["prometheus"],
    storeKinds: [],
    eventSources: [],
    probeKind: "prometheus.probe",
    probeSettings: ["module"],
  },
  grafana: { name: "grafana", languages: [promql], engines: ["grafana"], storeKinds: [], eventSources: [] },
  pagerduty: { name: "pagerduty", languages: [], engines: [], storeKinds: [], eventSources: [] },
} as const satisfies Readonly<Record<string, Platform>>;

const own: readonly Platform[] = Object.values(builtIn);
let more: () => readonly Platform[] = () => [];
let all = own;
let byName = namesOf(own);

/** Says where the platforms are that do not come with hozen: the registry of providers does. */
export function platformsFrom(source: () => readonly Platform[]): void {
  more = source;
}

/** Every platform there is. The same array as long as they are the same. */
export function platforms(): readonly Platform[] {
  const now = [...own, ...more()];
  if (now.length !== all.length || now.some((platform, at) => platform !== all[at])) {
    all = now;
    byName = namesOf(now);
  }
  return all;
}

/** Every language measurements may be written in, by name. */
export function languages(): ReadonlyMap<string, Language> {
  platforms();
  return byName;
}

function namesOf(known: readonly Platform[]): ReadonlyMap<string, Language> {
  return new Map(known.flatMap((platform) => platform.languages.map((language) => [language.name, language] as const)));
}

/** The language of a measurement, which the catalogue let in because it is known. */
export function languageOf({ language }: Pick<Measurement, "language">): Language {
  const found = languages().get(language);
  if (!found) throw new Error(`no platform has the language ${language}`);
  return found;
}

/** The engine that evaluates a rule: the platform's own for its metrics and logs, the system's choice for PromQL. */
export function engineFor(system: System, measurement: Measurement): EngineName {
  return languageOf(measurement).engine(system);
}
