import type * as pulumi from "@pulumi/pulumi";
import { secretMark } from "../../core/model";
import { splitNumber } from "./synth/notification/phone";

type Secret = (key: string) => pulumi.Output<string>;

/**
 * Reads secrets as declarations name them: `<key>`, or `<key>#country` and `<key>#national` for the two parts of a
 * telephone number kept as one secret in E.164.
 */
export function secretReader(secret: Secret): Secret {
  return (key) => {
    const [name = "", part] = key.split("#");
    return part === "country" || part === "national"
      ? secret(name).apply((text) => numberPart(name, text, part))
      : secret(key);
  };
}

function numberPart(key: string, text: string, part: "country" | "national"): string {
  // Offline, secrets are marks.
  if (text === secretMark) return text;
  const number = splitNumber(text);
  if (!number) throw new Error(`${key} is no telephone number of the form +81-90-1234-5678`);
  return number[part];
}
