import type { Reading } from "./reading";

/** Shapes only credentials have. */
const credentials: readonly (readonly [string, RegExp])[] = [
  ["an AWS access key", /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["a Slack webhook", /hooks\.slack\.com\/services\//],
  ["a Slack token", /\bxox[abprs]-/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a GitHub token", /\bgh[pousr]_[A-Za-z0-9]{30,}/],
  ["a password in a URL", /\/\/[^/\s:@]+:[^/\s@]+@/],
];

/** Secrets never stand in a system file: they belong into the stack configuration, encrypted. */
export function reportSecrets(reading: Reading, value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const at = Array.isArray(value) ? Number(key) : key;
    const found = typeof item === "string" ? credentials.find(([, pattern]) => pattern.test(item)) : undefined;
    if (found) {
      reading.problem("SPEC-SECRET", reading.tree.place(value, at), {
        what: `this looks like ${found[0]}`,
        change: "put it into the stack configuration with pulumi config set --secret, and refer to the key",
      });
    } else reportSecrets(reading, item);
  }
}
