import type { QueryBuilder } from "./query";
import { sourceRef } from "./sources";

/** A statement for Grafana's PostgreSQL data source, which the SDK has no builder for. */
export function sqlQuery(sql: string): QueryBuilder {
  const query = { refId: "A", datasource: sourceRef("postgres"), format: "table", rawQuery: true, rawSql: sql };
  return { build: () => ({ ...query, _implementsDataqueryVariant() {} }) };
}
