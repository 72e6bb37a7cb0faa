import assert from "node:assert/strict";
import type { LogQuery } from "../../core/model";
import { kqlDiagnostics } from "../kit/kusto";
import {
  assertShown,
  codes,
  condition,
  count,
  declared,
  numberFact,
  planned,
  quantity,
  render,
  resource,
  siteId,
  stated,
  store,
  text,
  textFact,
  workspaceArm,
} from "./kit";

const days = (amount: number) => stated(quantity(`${amount} days`), `${amount} days`, "S-1");
const keepFact = (amount: number, clause = "S-1", subject = "keep") => ({
  ...numberFact(clause, "keep", `${amount} days`, amount * 86_400),
  subject,
});
const table = (over = {}) =>
  store({
    key: "console",
    kind: "azure.loganalytics.table",
    name: "AppServiceConsoleLogs",
    within: "workspace",
    ownership: "adopt",
    ...over,
  });

describe("Log Analytics workspaces", () => {
  it("are made with their retention, protected from deletion", () => {
    const spec = store({ keep: days(90), properties: { immediatePurgeDataOn30Days: "true", dailyQuotaGb: "5" } });
    const made = declared(render({ stores: [planned(spec, keepFact(90))] }), "store-workspace");
    const { tags, ...inputs } = made.inputs;
    assert.deepEqual(inputs, {
      workspaceName: "shop-logs",
      resourceGroupName: "shop-rg",
      location: "japaneast",
      sku: { name: "PerGB2018" },
      retentionInDays: 90,
      features: { immediatePurgeDataOn30Days: true },
      workspaceCapping: { dailyQuotaGb: 5 },
    });
    assert.deepEqual(made.options, { protect: true, retainOnDelete: true });
    assertShown(made, [keepFact(90)]);
  });

  it("are imported when adopted, and only referred to when checked", () => {
    const adopted = declared(render({ stores: [planned(store({ ownership: "adopt" }))] }), "store-workspace");
    assert.equal(adopted.options?.import, workspaceArm);
    const stores = [planned(store({ ownership: "check" })), planned(table({ keep: days(90) }), keepFact(90))];
    const synthesis = render({ stores });
    assert.deepEqual(
      synthesis.declarations.map(({ key }) => key),
      ["route-warning", "store-console"],
    );
    assert.equal(declared(synthesis, "store-console").inputs.workspaceName, "shop-logs");
  });

  it("never keep less than documented", () => {
    const made = declared(render({ stores: [planned(store({ keep: days(7) }), keepFact(7))] }), "store-workspace");
    assert.equal(made.inputs.retentionInDays, 30);
    assertShown(made, [keepFact(7)]);
    assert.deepEqual(codes(render({ stores: [planned(store({ keep: days(731) }))] })), ["AZURE-RETENTION"]);
  });
});

describe("Log Analytics tables", () => {
  const retention = (keep: number, archiveAfter?: number) => {
    const spec = table({ keep: days(keep), ...(archiveAfter !== undefined && { archiveAfter: days(archiveAfter) }) });
    const facts = [
      keepFact(keep),
      ...(archiveAfter === undefined ? [] : [keepFact(archiveAfter, "S-2", "archiveAfter")]),
    ];
    const synthesis = render({ stores: [planned(store({ ownership: "adopt" })), planned(spec, ...facts)] });
    const { inputs } = declared(synthesis, "store-console");
    assertShown(declared(synthesis, "store-console"), facts);
    return [inputs.retentionInDays, inputs.totalRetentionInDays];
  };

  it("keep exactly the documented days where the platform can, and more where it cannot", () => {
    assert.deepEqual(retention(90), [90, 90]);
    assert.deepEqual(retention(1), [4, 4]);
    assert.deepEqual(retention(730), [730, 730]);
    assert.deepEqual(retention(731), [730, 1095]);
    assert.deepEqual(retention(7 * 365), [730, 2556]);
    assert.deepEqual(retention(4383), [730, 4383]);
  });

  it("archive after the documented age", () => {
    assert.deepEqual(retention(365, 90), [90, 365]);
    assert.deepEqual(retention(2000, 2), [4, 2191]);
  });

  it("are imported by their id when adopted", () => {
    const stores = [planned(store()), planned(table({ keep: days(30) }))];
    const made = declared(render({ stores }), "store-console");
    assert.equal(made.options?.import, `${workspaceArm}/tables/AppServiceConsoleLogs`);
    assert.equal(made.inputs.workspaceName, "shop-logs");
    assert.deepEqual(made.options?.dependsOn, ["store-workspace"]);
  });

  it("refuse more than twelve years and a workspace nobody defined", () => {
    const stores = [planned(store()), planned(table({ keep: days(4384) }))];
    assert.deepEqual(codes(render({ stores })), ["AZURE-RETENTION"]);
    assert.deepEqual(codes(render({ stores: [planned(table({ within: "other" }))] })), ["AZURE-WORKSPACE"]);
    assert.deepEqual(codes(render({ stores: [planned(store({ kind: "azure.blob" }))] })), ["AZURE-STORE"]);
  });

  it("may be custom, with columns and a rule that collects into them", () => {
    const spec = table({
      key: "audit",
      kind: "azure.loganalytics.custom-table",
      name: "ShopAudit_CL",
      ownership: "create",
      fields: [text("event", "S-3"), text("user_email", "S-3")],
      properties: { columns: "count:int" },
      keep: days(365),
    });
    const facts = [textFact("S-3", "field", "event"), textFact("S-3", "field", "user_email")];
    const synthesis = render({ stores: [planned(store()), planned(spec, keepFact(365), ...facts)] });
    assert.deepEqual(codes(synthesis), []);
    const columns = [
      { name: "TimeGenerated", type: "dateTime" },
      { name: "event", type: "string" },
      { name: "user_email", type: "string" },
      { name: "count", type: "int" },
    ];
    const made = declared(synthesis, "store-audit");
    assert.deepEqual(made.inputs.schema, { name: "ShopAudit_CL", columns });
    assertShown(made, [keepFact(365)]);
    const collection = declared(synthesis, "store-audit-collection");
    assert.deepEqual(collection.inputs.dataFlows, [
      {
        streams: ["Custom-ShopAudit_CL"],
        destinations: ["workspace"],
        transformKql: "source | project TimeGenerated, event, user_email, _count",
        outputStream: "Custom-ShopAudit_CL",
      },
    ]);
    assertShown(collection, facts);
    const wrong = (over: object) => codes(render({ stores: [planned(store()), planned({ ...spec, ...over })] }));
    assert.deepEqual(wrong({ name: "ShopAudit" }), ["AZURE-TABLE-NAME"]);
    assert.deepEqual(wrong({ properties: { columns: "count:number" } }), ["AZURE-COLUMN"]);
  });
});

describe("Azure diagnostic settings", () => {
  const setting = (over = {}) =>
    store({
      key: "diagnostics",
      kind: "azure.diagnostic-setting",
      name: "send-to-log-analytics",
      source: "site",
      within: "workspace",
      categories: [text("AppServiceHTTPLogs"), text("AppServiceConsoleLogs")],
      ...over,
    });
  const system = { resources: [resource({ id: siteId }, "site"), resource({ id: "site" }, "odd")] };

  it("send the documented categories to the workspace, without a retention of their own", () => {
    const facts = [textFact("S-1", "event", "AppServiceHTTPLogs"), textFact("S-2", "event", "AppServiceConsoleLogs")];
    const stores = [
      planned(store()),
      planned(setting({ properties: { logAnalyticsDestinationType: "Dedicated" } }), ...facts),
    ];
    const made = declared(
      render({
        system: { ...system, logs: { stores: stores.map(({ spec }) => spec), counts: [], queries: [] } },
        stores,
      }),
      "store-diagnostics",
    );
    assert.deepEqual(made.inputs, {
      name: "send-to-log-analytics",
      resourceUri: siteId,
      workspaceId: { ref: "store-workspace", output: "id" },
      logAnalyticsDestinationType: "Dedicated",
      logs: [
        { category: "AppServiceHTTPLogs", enabled: true },
        { category: "AppServiceConsoleLogs", enabled: true },
      ],
    });
    assertShown(made, facts);
  });

  it("refuse a setting without source, workspace or category", () => {
    const refused = (over: object) => {
      const stores = [planned(store()), planned(setting(over))];
      const logs = { stores: stores.map(({ spec }) => spec), counts: [], queries: [] };
      return codes(render({ system: { ...system, logs }, stores }));
    };
    assert.deepEqual(refused({ source: "nothing" }), ["AZURE-SOURCE"]);
    assert.deepEqual(refused({ source: "odd" }), ["AZURE-ID"]);
    assert.deepEqual(refused({ categories: [] }), ["AZURE-CATEGORIES"]);
    assert.deepEqual(refused({ within: "nothing" }), ["AZURE-WORKSPACE"]);
  });
});

describe("Azure saved queries", () => {
  const query = (over: Partial<LogQuery> = {}): LogQuery => ({
    key: "errors",
    title: "エラー",
    in: "console",
    where: [condition("level", "error")],
    show: ["timestamp", "event", "user.id"],
    facts: [],
    at: { file: "f", line: 1, column: 1 },
    path: "logs.queries.errors",
    ...over,
  });
  const stores = [planned(store()), planned(table())];

  it("are built from conditions, fields and the number of records", () => {
    const spec = query({ limit: stated(quantity("100 records"), "100 records", "S-1") });
    const facts = [numberFact("S-1", "count", "100 records", 100), textFact("S-2", "pattern", "error")];
    const made = declared(render({ stores, queries: [planned(spec, ...facts)] }), "query-errors");
    assert.equal(
      made.inputs.query,
      [
        "AppServiceConsoleLogs",
        "extend record = parse_json(ResultDescription)",
        'where tostring(record.level) == "error"',
        "order by TimeGenerated desc",
        "project TimeGenerated, event = tostring(record.event), user_id = tostring(record.user.id)",
        "take 100",
      ].join("\n| "),
    );
    assert.deepEqual(kqlDiagnostics(String(made.inputs.query)), []);
    assert.equal(made.inputs.savedSearchId, "shop-prod-query-errors");
    assertShown(made, facts);
  });

  it("may be written out, and then only get the number of records they lack", () => {
    const written = (textOf: string) => {
      const spec = query({ text: textOf, limit: stated(quantity("100 records"), "100 records", "S-1") });
      const made = declared(
        render({ stores, queries: [planned(spec, numberFact("S-1", "count", "100 records", 100))] }),
        "query-errors",
      );
      assertShown(made, [numberFact("S-1", "count", "100 records", 100)]);
      return made.inputs.query;
    };
    assert.equal(written("AppTraces | take 100\n"), "AppTraces | take 100");
    assert.equal(written("AppTraces"), "AppTraces\n| take 100");
  });

  it("stay where the table is left out of the plan", () => {
    const logs = { stores: [store({ ownership: "check" }), table()], counts: [], queries: [] };
    const made = declared(render({ system: { logs }, queries: [planned(query())] }), "query-errors");
    assert.equal(made.inputs.workspaceName, "shop-logs");
  });

  it("show what a log count counts", () => {
    const facts = [textFact("S-1", "pattern", "login_failed")];
    const made = declared(render({ stores, counts: [planned(count(), ...facts)] }), "count-login-failed");
    assert.match(String(made.inputs.query), /summarize value = count\(\)$/);
    assertShown(made, facts);
  });

  it("quote what is written into a query", () => {
    const nasty = query({
      where: [condition("level", 'a" or 1 == 1 //'), condition("a-b.c d", "x", "!="), condition("kind", "a, b", "in")],
      show: ["order"],
    });
    const made = declared(render({ stores, queries: [planned(nasty)] }), "query-errors");
    assert.deepEqual(kqlDiagnostics(String(made.inputs.query)), []);
    assert.match(String(made.inputs.query), /== "a\\" or 1 == 1 \/\/"\n/);
    assert.match(String(made.inputs.query), /record\["a-b"\]\["c d"\]/);
    assert.match(String(made.inputs.query), /in \("a", "b"\)/);
  });

  it("refuse a field that the platform's page of the table does not list, and give what it lists", () => {
    const server = [planned(store()), planned(table({ name: "PGSQLServerLogs" }))];
    const by = (field: string) =>
      render({
        stores: server,
        queries: [planned(query({ where: [condition(field, "shop")], show: ["timestamp", "@message"] }))],
        counts: [planned(count({ where: [condition(field, "shop")] }))],
      });
    const { problems } = by("DatabaseName");
    assert.deepEqual(
      problems.map(({ code, what, given }) => [code, what, given]),
      [
        ["AZURE-COLUMN", "PGSQLServerLogs has no such column", "DatabaseName"],
        ["AZURE-COLUMN", "PGSQLServerLogs has no such column", "DatabaseName"],
      ],
    );
    assert.match(problems[0]?.allowed ?? "", /SqlErrorCode, .*azure-monitor\/reference\/tables\/pgsqlserverlogs\)$/);
    assert.deepEqual(codes(by("SqlErrorCode")), []);
  });

  it("refuse to guess the columns of an unknown table", () => {
    const unknown = [planned(store()), planned(table({ name: "Perf" }))];
    assert.deepEqual(codes(render({ stores: unknown, queries: [planned(query())] })), ["AZURE-TABLE"]);
    assert.deepEqual(codes(render({ stores: unknown, queries: [planned(query({ text: "Perf" }))] })), []);
  });
});
