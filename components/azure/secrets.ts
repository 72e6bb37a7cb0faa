import { secretMark } from "../../core/model";
import { splitNumber } from "./synth/notification/phone";

/** `country` or `national` of a telephone number kept as one secret in E.164. */
export function secretPart(key: string, secret: string, part: string): string {
  // Offline, secrets are marks.
  if (secret === secretMark) return secret;
  if (part !== "country" && part !== "national") throw new Error(`${key} has no part ${part}`);
  const number = splitNumber(secret);
  if (!number) throw new Error(`${key} is no telephone number of the form +81-90-1234-5678`);
  return number[part];
}
