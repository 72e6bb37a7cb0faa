/** Which patches are installed, and how long after their release. */
interface PatchRule {
  readonly filters: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** Days. Debian and Ubuntu do not say when a patch was released: there it is 0. */
  readonly approveAfterDays: number;
}

const rpm: PatchRule = {
  filters: [
    { key: "CLASSIFICATION", values: ["Security"] },
    { key: "SEVERITY", values: ["Critical", "Important"] },
  ],
  approveAfterDays: 7,
};

/** Patch Manager takes patches of the security repositories only; the priority of a package says nothing of its flaw. */
const deb: PatchRule = {
  filters: [{ key: "PRIORITY", values: ["Required", "Important", "Standard", "Optional", "Extra"] }],
  approveAfterDays: 0,
};

const windows: PatchRule = {
  filters: [
    { key: "CLASSIFICATION", values: ["CriticalUpdates", "SecurityUpdates"] },
    { key: "MSRC_SEVERITY", values: ["Critical", "Important"] },
  ],
  approveAfterDays: 7,
};

/**
 * Operating systems of servers in a group, and the filters AWS takes of each.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribePatchProperties.html
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PatchRule.html
 */
export const patchRules = {
  ALMA_LINUX: rpm,
  AMAZON_LINUX: rpm,
  AMAZON_LINUX_2: rpm,
  AMAZON_LINUX_2022: rpm,
  AMAZON_LINUX_2023: rpm,
  CENTOS: rpm,
  DEBIAN: deb,
  ORACLE_LINUX: rpm,
  REDHAT_ENTERPRISE_LINUX: rpm,
  ROCKY_LINUX: rpm,
  SUSE: rpm,
  UBUNTU: deb,
  WINDOWS: windows,
} as const satisfies Readonly<Record<string, PatchRule>>;
export type OperatingSystem = keyof typeof patchRules;

export function isOperatingSystem(text: string): text is OperatingSystem {
  return Object.hasOwn(patchRules, text);
}

/** The approval rule of a baseline, as the provider takes it. */
export function approvalRule(system: OperatingSystem) {
  const { filters, approveAfterDays } = patchRules[system];
  return {
    approveAfterDays,
    complianceLevel: "HIGH",
    patchFilters: filters,
  };
}
