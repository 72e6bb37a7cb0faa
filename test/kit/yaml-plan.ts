import { strict as assert } from "node:assert";
import { type Catalogue, loadCatalogue } from "../../core/catalogue";
import { loadSystem } from "../../core/loader";
import { formatProblem, type Plan } from "../../core/model";
import { planSystem } from "../../core/planning";
import { asOf } from "./plan";

const head = `system: shop
title: Shop
language: en
timezone: Asia/Tokyo
document: { name: shop.md, version: "1.0" }
receivers:
  mail: { channel: email, config: mail }
routes:
  critical: { title: Critical, to: [mail] }
  warning: { title: Warning, to: [mail] }
`;

/**
 * The plan of system `shop` in prod with the given sections, read and planned as a real file is. It must have `where:`;
 * problems of the file itself fail the test, those of the plan are in it. Without a catalogue there are no alerts.
 */
export function planYaml(
  sections: string,
  config: Readonly<Record<string, string>> = {},
  catalogue: Catalogue = loadCatalogue([]),
  timezone = "Asia/Tokyo",
): Plan {
  const values = { mail: "operations@example.com", ...config };
  const text = head.replace("Asia/Tokyo", timezone) + sections;
  const loaded = loadSystem(text, { file: "shop.yaml", environment: "prod", config: values, asOf });
  assert.ok(loaded.system, loaded.problems.map(formatProblem).join("\n"));
  return planSystem(loaded.system, catalogue, { runbookBase: "https://runbooks.example.com" });
}

/** The problems of a plan, each as code and what was given. */
export function complaints(problems: Plan["problems"]): string[] {
  return problems.map(({ code, given }) => (given === undefined ? code : `${code} ${given}`));
}
