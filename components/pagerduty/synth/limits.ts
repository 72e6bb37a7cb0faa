/** Limits of PagerDuty, from its REST API reference and escalation policy guide. */
export const limits = {
  /** Least minutes before the next rule. */
  delayMinutes: 1,
  /** Rules of one escalation policy. */
  rules: 20,
  /** Targets of one rule. */
  targets: 10,
  /** Characters of a description. */
  description: 1024,
  name: 100,
} as const;

export const reference = "https://support.pagerduty.com/main/docs/escalation-policies";
