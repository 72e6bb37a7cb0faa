import type { DeployedReport, DeployedResource } from "./changes";
import type { Headings } from "./headings";
import { code, folded, list, plain, table, valueCell } from "./tables";

/** What an update of the real stack would change, as the engine previewed it. */
export function renderDeployed(report: DeployedReport, h: Headings): string[] {
  const { clauses, missing, unexpected, replaced, unmapped } = report;
  const title = `## ${h.deployed}`;
  const values = clauses.map((one) => [
    code(one.name),
    `${one.worse === "wanted" ? "⚠️ " : ""}${plain(one.subject)}<br>${code(one.path)}`,
    one.clauses.map(({ id }) => code(id)).join(" "),
    plain(one.deployed),
    `**${plain(one.wanted)}**`,
    one.clauses.map(({ quote }) => `"${plain(quote)}"`).join("<br>"),
  ]);
  const properties = unmapped.map(({ name, path, from, to, worse }) => [
    `${worse === "wanted" ? "⚠️ " : ""}${code(name)}`,
    code(path),
    valueCell(from),
    valueCell(to),
  ]);
  const parts = [
    ...named(h.unexpected, unexpected, h),
    ...named(h.replaced, replaced, h),
    ...(values.length === 0 ? [] : [folded(h.deployedValues(values.length), table(h.deployedColumns, values, h.more))]),
    ...named(h.missing, missing, h),
    ...(properties.length === 0
      ? []
      : [folded(h.unmapped(properties.length), table(h.unmappedColumns, properties, h.more))]),
  ];
  return [title, ...(parts.length === 0 ? [h.deployedNothing] : parts)];
}

function named(title: (count: number) => string, resources: readonly DeployedResource[], h: Headings): string[] {
  if (resources.length === 0) return [];
  const items = resources.map(({ name, type, clauses }) => {
    const cited = clauses.length === 0 ? "" : ` (${clauses.map(code).join(", ")})`;
    return `${code(name)} ${plain(type.split(":").at(-1) ?? type)}${cited}`;
  });
  return [folded(title(resources.length), list(items, h.more))];
}
