import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadBoards } from "../../core/catalogue";
import { panelSteps } from "../../core/expressions";
import { type Board, formatProblem, type MetricPanel, type Plan } from "../../core/model";
import { planSystem } from "../../core/planning";
import { drawnBoards } from "../dashboards/drawn";
import { type Change, load, systemYaml } from "../kit/system-yaml";
import { catalogue } from "./kit";

const room = join(__dirname, "../../dashboards");

/** Lines of the problems of one file of dashboards, without the folder's name. */
function problemsOf(name: string, text: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "hozen-dashboards-"));
  try {
    writeFileSync(join(folder, name), text);
    const { problems } = loadBoards([folder], catalogue());
    return problems.map((problem) => formatProblem(problem).replaceAll(`${folder}/`, ""));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const file = (panel: string, head = "dashboard: own") =>
  `${head}\ntitle: { ja: 独自, en: Own }\nfor: every\nrows:\n  - title: { ja: 行, en: Row }\n    panels:\n      - ${panel}\n`;

/** The plan of the good small system with a `dashboards:` section, and the built-in dashboards. */
function planned(section: string, changes: readonly Change[] = []): Plan {
  const { concepts, kinds } = catalogue();
  const vocabulary = { concepts: [...concepts.keys()], kinds };
  const { system, problems } = load(`${systemYaml(...changes)}\ndashboards:\n${section}`, { vocabulary });
  assert.deepEqual(problems.map(formatProblem), []);
  assert.ok(system);
  const { boards } = loadBoards([room], catalogue());
  return planSystem(system, catalogue(), { runbookBase: "https://runbooks.example.com", boards });
}

const panelProblems = (plan: Plan) =>
  plan.problems.filter(({ code }) => code.startsWith("PLAN-PANEL")).map(formatProblem);

function metricsOf(board: Board | undefined): MetricPanel[] {
  return (board?.rows ?? []).flatMap((row) => row.panels.flatMap((panel) => (panel.kind === "metric" ? [panel] : [])));
}

describe("files of dashboards", () => {
  it("that come with hozen have nothing wrong", () => {
    const { boards, problems } = loadBoards([room], catalogue());
    assert.deepEqual(problems.map(formatProblem), []);
    const general = ["business", "database", "forecast", "infrastructure", "operations", "overview", "service"];
    const ofKinds = ["data", "entrances", "hosts", "kubernetes", "measures", "messaging", "network", "runtimes"];
    const names = [...general, ...ofKinds, "serverless", "storage"].sort();
    assert.deepEqual(
      boards.map(({ name }) => name),
      names,
    );
  });

  it("CATALOGUE-CONCEPT: name concepts of the catalogue", () => {
    assert.deepEqual(problemsOf("own.yaml", file("{ key: a, show: [cpu.utilisation] }")), [
      "own.yaml:7:26  CATALOGUE-CONCEPT  rows[0].panels[0].show[0]: no concept of this name; given cpu.utilisation; did you mean cpu.utilization?",
    ]);
    assert.deepEqual(problemsOf("own.yaml", file("{ key: a, show: [cpu.utilization] }")), []);
  });

  it("CATALOGUE-PANEL: say one thing per panel, statements for some kinds, several things under a title", () => {
    const [nothing = ""] = problemsOf("own.yaml", file("{ key: a }"));
    assert.match(nothing, /^own\.yaml:7:9 {2}CATALOGUE-PANEL {2}rows\[0\]\.panels\[0\]: a panel shows concepts/);
    const [statement = ""] = problemsOf("own.yaml", file("{ key: a, title: { ja: あ, en: A }, sql: SELECT 1 }"));
    assert.match(statement, /CATALOGUE-PANEL .*a statement is for some kinds of resource only/);
    const [several = ""] = problemsOf("own.yaml", file("{ key: a, show: [cpu.utilization, memory.utilization] }"));
    assert.match(several, /CATALOGUE-PANEL .*a panel of several things needs a title/);
    const good = "{ key: a, title: { ja: あ, en: A }, kinds: [aws.rds.postgres], sql: SELECT 1 }";
    assert.deepEqual(problemsOf("own.yaml", file(good)), []);
  });

  it("CATALOGUE-DIMENSION, CATALOGUE-VALUE, CATALOGUE-KIND, CATALOGUE-NAME, CATALOGUE-KEY: each at its place", () => {
    const code = (name: string, panel: string, head?: string) =>
      problemsOf(name, file(panel, head)).map((line) => line.split("  ").slice(1, 3).join(" ").split(":")[0]);
    const cpu = "key: a, show: [cpu.utilization]";
    assert.deepEqual(code("own.yaml", `{ ${cpu}, unit: second }`), ["CATALOGUE-DIMENSION rows[0].panels[0].unit"]);
    assert.deepEqual(code("own.yaml", `{ ${cpu}, forecast: { history: a week, ahead: 30 days } }`), [
      "CATALOGUE-VALUE rows[0].panels[0].forecast.history",
    ]);
    assert.deepEqual(code("own.yaml", `{ ${cpu}, kinds: [aws.ec2.ags] }`), [
      "CATALOGUE-KIND rows[0].panels[0].kinds[0]",
    ]);
    assert.deepEqual(code("other.yaml", `{ ${cpu} }`), ["CATALOGUE-NAME dashboard"]);
    assert.deepEqual(code("own.yaml", `{ ${cpu}, colour: red }`), ["CATALOGUE-KEY rows[0].panels[0].colour"]);
  });

  it("CATALOGUE-TWICE: have keys no other panel has", () => {
    const twice = file("{ key: a, show: [cpu.utilization] }\n      - { key: a, show: [memory.utilization] }");
    assert.match(problemsOf("own.yaml", twice).join(), /CATALOGUE-TWICE {2}rows\[0\]\.panels\[1\]\.key/);
  });

  it("of the user's own replace those of the same name", () => {
    const folder = mkdtempSync(join(tmpdir(), "hozen-dashboards-"));
    writeFileSync(join(folder, "overview.yaml"), file("{ key: mine, show: [cpu.utilization] }", "dashboard: overview"));
    const { boards, overrides, problems } = loadBoards([room, folder], catalogue());
    rmSync(folder, { recursive: true });
    assert.deepEqual(problems, []);
    assert.equal(boards.find(({ name }) => name === "overview")?.title.en, "Own");
    assert.deepEqual(
      overrides.map(({ name }) => name),
      ["overview"],
    );
  });
});

describe("planning dashboards", () => {
  it("draws what a document names, each name a fact of its own", () => {
    const plan = planned(
      "  web:\n    title: Web\n    panels: { is: [cpu.utilization, memory.utilization], row: SH-90, from: 'x' }\n",
    );
    assert.deepEqual(panelProblems(plan), []);
    const board = plan.boards?.find(({ key }) => key === "web");
    const shown = metricsOf(board).filter(({ facts }) => facts.length > 0);
    assert.deepEqual(
      [...new Set(shown.flatMap(({ facts }) => facts.map(({ written }) => written)))],
      ["cpu.utilization", "memory.utilization"],
    );
  });

  it("PLAN-PANEL: refuses a name nobody knows, with the nearest", () => {
    const plan = planned("  web:\n    title: Web\n    panels: { is: [cpu.utilisation], row: SH-90, from: 'x' }\n");
    const [line = ""] = panelProblems(plan);
    assert.match(
      line,
      /PLAN-PANEL {2}dashboards\.web\.panels: no panel, concept or saved query .*did you mean cpu\.utilization\?$/,
    );
  });

  it("PLAN-PANEL-UNMEASURED: refuses a concept no resource of the system is measured by", () => {
    const plan = planned("  web:\n    title: Web\n    panels: { is: [cosmos.storage], row: SH-90, from: 'x' }\n");
    assert.match(
      panelProblems(plan).join(),
      /PLAN-PANEL-UNMEASURED {2}dashboards\.web\.panels: .*given cosmos\.storage/,
    );
  });

  it("reads the lines from the rules: another limit there is another line", () => {
    const linesOf = (plan: Plan) => {
      const panel = metricsOf(plan.boards?.[0]).find(
        ({ alerts, view }) => alerts.includes("web.cpu") && view === "lines",
      );
      return (panel ? panelSteps(panel) : []).map(({ from, breach, normal }) => [
        from,
        breach ?? (normal ? "normal" : "between"),
      ]);
    };
    const section = "  web: { title: Web, panels: cpu.utilization }\n";
    assert.deepEqual(linesOf(planned(section)), [
      [undefined, "normal"],
      [60, "between"],
      [70, "warning"],
      [85, "critical"],
    ]);
    const moved = planned(section, [['is: ">= 85%"', 'is: ">= 95%"']]);
    assert.deepEqual(linesOf(moved).at(-1), [95, "critical"]);
  });

  it("cuts the axis where the worse side is below", () => {
    const limit = (amount: string) => ({ amount, unit: "ratio" }) as const;
    const steps = panelSteps({
      unit: "percent",
      lines: [
        { title: "", severity: "warning", threshold: { operator: "<", limit: limit("0.99") }, facts: [] },
        { title: "", severity: "outage", threshold: { operator: "<", limit: limit("0.9") }, facts: [] },
      ],
    });
    assert.deepEqual(steps, [
      { breach: "outage", normal: false },
      { from: 90, breach: "warning", normal: false },
      { from: 99, normal: true },
    ]);
  });

  it("keeps its shape: a digest of every dashboard of the five systems", () => {
    const digest = drawnBoards().map(({ plan, board }) => {
      const panels = board.rows.flatMap((row) => row.panels);
      const lines = metricsOf(board).reduce((sum, panel) => sum + panel.lines.length, 0);
      const answered = new Set(panels.flatMap(({ facts }) => facts.map(({ clause }) => clause)));
      return `${plan.system.key}/${board.key}: ${lines > 0 ? "limits" : "no limits"}, ${[...answered].sort().join(" ") || "nothing documented"}`;
    });
    assert.deepEqual(digest, [
      "camp-backend/overview: limits, nothing documented",
      "camp-backend/application: limits, CB-DASH-02",
      "camp-backend/database: limits, CB-DASH-03 CB-DBM-09 CB-DBM-11 CB-DBM-12",
      "camp-backend/infrastructure: limits, CB-DASH-04",
      "camp-backend/operations: limits, nothing documented",
      "hotel-saas/overview: limits, nothing documented",
      "hotel-saas/realtime: limits, HS-DASH-01 HS-DASH-02 HS-DASH-03",
      "hotel-saas/weekly: limits, nothing documented",
      "hotel-saas/monthly: limits, HS-RPT-07",
      "hotel-saas/forecast: limits, HS-EFF-03",
      "hotel-saas/metrics: limits, HS-MET-01 HS-MET-02",
      "hotel-saas/operations: limits, nothing documented",
      "process-todo/overview: limits, nothing documented",
      "process-todo/apm: limits, PT-DASH-01 PT-DASH-02 PT-DASH-03 PT-DASH-04",
      "process-todo/database: limits, PT-DASH-05 PT-DASH-06 PT-DASH-07",
      "process-todo/operations: limits, nothing documented",
      "tenant-platform/overview: limits, nothing documented",
      "tenant-platform/cosmos: limits, TP-DASH-01 TP-DASH-02 TP-DASH-03",
      "tenant-platform/operations: limits, nothing documented",
      "web-service/overview: limits, WS-DEC-01",
      "web-service/operations: limits, nothing documented",
    ]);
  });
});
