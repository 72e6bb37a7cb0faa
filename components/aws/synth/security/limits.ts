const docs = "https://docs.aws.amazon.com";

/** What AWS accepts of security settings. */
export const securityLimits = {
  passwordLength: {
    least: 6,
    most: 128,
    reference: `${docs}/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html`,
  },
  /** Days. */
  passwordAge: {
    least: 1,
    most: 1095,
    reference: `${docs}/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html`,
  },
  scanned: {
    values: ["EC2", "ECR", "LAMBDA", "LAMBDA_CODE", "CODE_REPOSITORY"],
    reference: `${docs}/inspector/v2/APIReference/API_Enable.html`,
  },
  /** Days. */
  unusedAccess: {
    least: 1,
    most: 365,
    reference: `${docs}/access-analyzer/latest/APIReference/API_UnusedAccessConfiguration.html`,
  },
  /** Hours. */
  patchWindow: {
    least: 1,
    most: 24,
    reference: `${docs}/systems-manager/latest/APIReference/API_CreateMaintenanceWindow.html`,
  },
  name: { value: 128, reference: `${docs}/systems-manager/latest/APIReference/API_CreatePatchBaseline.html` },
  analyzerName: { value: 255, reference: `${docs}/access-analyzer/latest/APIReference/API_CreateAnalyzer.html` },
} as const;
