/** Pulumi type tokens of security settings. */
export const securityTokens = {
  passwordPolicy: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  groupPolicy: "aws:iam/groupPolicy:GroupPolicy",
  inspector: "aws:inspector2/enabler:Enabler",
  securityHub: "aws:securityhub/account:Account",
  analyzer: "aws:accessanalyzer/analyzer:Analyzer",
  configRule: "aws:cfg/rule:Rule",
  patchBaseline: "aws:ssm/patchBaseline:PatchBaseline",
  patchGroup: "aws:ssm/patchGroup:PatchGroup",
  maintenanceWindow: "aws:ssm/maintenanceWindow:MaintenanceWindow",
  windowTarget: "aws:ssm/maintenanceWindowTarget:MaintenanceWindowTarget",
  patchTask: "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask",
} as const;

/** The component they belong to. */
export const securityConcern = "security";
