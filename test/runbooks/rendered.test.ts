import { strict as assert } from "node:assert";
import { dirname, join, normalize } from "node:path";
import ICAL from "ical.js";
import { bookOf, pageFolders } from "../../commands/runbook";
import { type Book, noticesOf } from "../../commands/runbook/book";
import { renderBook } from "../../commands/runbook/pages";
import { ja } from "../../commands/runbook/words-ja";
import { plannedReader, systemOutputs } from "../../components/outputs";
import { asOf, composeStack, project } from "../kit/plan";

const base = "https://runbooks.example.com";

interface Rendered {
  readonly book: Book;
  readonly files: ReadonlyMap<string, string>;
}

function renderAll(): Rendered[] {
  return composeStack({}).composition.systems.map((composed) => {
    const folders = pageFolders(project);
    const book = bookOf(composed, folders);
    const { files, problems } = renderBook(book, { folders, asOf, base });
    assert.deepEqual(problems, []);
    return { book, files: new Map(files.map(({ name, text }) => [name, text])) };
  });
}

function anchorsOf(text: string): Set<string> {
  return new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id as string));
}

/** Files and anchors of relative links that lead nowhere. */
function brokenLinks(files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([name, text]) =>
    [...text.matchAll(/\]\((?!https:)([^)#]+)(?:#([^)]+))?\)/g)].flatMap(([whole, target = "", anchor]) => {
      const found = files.get(normalize(join(dirname(name), target)));
      const there = found !== undefined && (anchor === undefined || anchorsOf(found).has(anchor));
      return there ? [] : [`${name}: ${whole}`];
    }),
  );
}

/** The page and anchor a published address stands for. */
function resolve(files: ReadonlyMap<string, string>, system: string, url: string): string | undefined {
  const [address = "", anchor = ""] = url.split("#");
  const prefix = `${base}/${system}/`;
  const text = address.startsWith(prefix) ? files.get(`${address.slice(prefix.length)}.md`) : undefined;
  return text !== undefined && (anchor === "" || anchorsOf(text).has(anchor)) ? text : undefined;
}

describe("the rendered runbooks of the five systems", () => {
  const rendered = renderAll();
  const nameOf = ({ book }: Rendered) => book.plan.system.key;

  it("say on every page what to do: none waits to be written", () => {
    const unwritten = rendered.flatMap((one) =>
      [...one.files].filter(([, text]) => text.includes(ja.labels.noPage)).map(([name]) => `${nameOf(one)}/${name}`),
    );
    assert.deepEqual(unwritten, []);
  });

  it("are made for all five", () => {
    assert.deepEqual(rendered.map(nameOf), [
      "camp-backend",
      "hotel-saas",
      "process-todo",
      "tenant-platform",
      "web-service",
    ]);
  });

  it("hold every process row, by id and quoted words", () => {
    const missing = rendered.flatMap(({ book, files }) => {
      const all = [...files.values()].join("\n");
      return book.plan.clauses
        .filter(({ kind }) => kind === "process")
        .filter(
          ({ id, runbook = "" }) => !all.includes(`（${id}）`) || !files.get(`${runbook}.md`)?.includes(`（${id}）`),
        )
        .map(({ id }) => id);
    });
    assert.deepEqual(missing, []);
    const rows = rendered.flatMap(({ book }) => book.plan.clauses.filter(({ kind }) => kind === "process"));
    assert.ok(rows.length > 100, String(rows.length));
  });

  it("have a page for every runbook link an alert or an event carries", () => {
    const broken = rendered.flatMap((system) =>
      noticesOf(system.book.plan)
        .filter(({ message }) => resolve(system.files, nameOf(system), message.runbookUrl) === undefined)
        .map(({ message }) => message.runbookUrl),
    );
    assert.deepEqual(broken, []);
  });

  it("have a page and an anchor for every runbook link in the stack outputs", () => {
    const { systems } = composeStack({}).composition;
    const links = systems.flatMap((composed) =>
      Object.values(systemOutputs(composed, plannedReader).alerts).flatMap((rules) =>
        Object.values(rules).map(({ runbook }) => ({ system: composed.plan.system.key, runbook })),
      ),
    );
    const filesOf = new Map(rendered.map((system) => [nameOf(system), system.files]));
    const broken = links.filter(({ system, runbook }) => !resolve(filesOf.get(system) ?? new Map(), system, runbook));
    assert.deepEqual(broken, []);
    assert.ok(links.length > 100 && links.every(({ runbook }) => runbook.includes("#")), String(links.length));
  });

  it("lead nowhere that does not exist", () => {
    for (const { files } of rendered) assert.deepEqual(brokenLinks(files), []);
  });

  it("leave no placeholder and no clause of another system", () => {
    for (const { book, files } of rendered) {
      const all = [...files.values()].join("\n");
      assert.equal(all.includes("{{clause:"), false);
      const cited = [...all.matchAll(/（([A-Z]{2}-[A-Z]+-\d+)）/g)].map(([, id]) => id as string);
      assert.deepEqual(
        cited.filter((id) => !book.clauses.has(id)),
        [],
        book.plan.system.key,
      );
    }
  });

  it("show no secret and no address of the configuration", () => {
    const text = rendered.flatMap(({ files }) => [...files.values()]).join("\n");
    assert.doesNotMatch(text, /\[secret\]|EXAMPLE-|hooks\.slack|ops@example\.com/);
  });

  it("are the same byte for byte when rendered again", () => {
    assert.deepEqual(
      renderAll().map(({ files }) => [...files]),
      rendered.map(({ files }) => [...files]),
    );
  });

  it("tell at an alert what fires it, by which clause, who is told, who next, and what to do first", () => {
    const page = rendered[2]?.files.get("server-load.md") ?? "";
    const section = page.split("### ").find((part) => part.includes('id="cpu-critical"')) ?? "";
    assert.deepEqual(section.trim().split("\n"), [
      '<a id="cpu-critical"></a>重大: アプリケーションサーバー CPU使用率',
      "",
      "- 条件: CPU使用率が95%を超過（2分継続）",
      "- 文書:",
      "  - エラー監視・対応手順 > アラート設定 > システムメトリクス「cpu\\_usage\\_critical: cpu\\_usage > 95%」（PT-ALERT-02）",
      "- 規則: `process-todo-prod-cpu-critical` (cloudwatch) [コンソール](https://ap-northeast-1.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-1#alarmsV2:alarm/process-todo-prod-cpu-critical)",
      "- 通知先: 優先度2（高）: 緊急対応チーム (pagerduty)、アラートチャンネル (slack)",
      "- 応答がないとき: 担当者 → 2時間後 責任者",
      "- 最初の対応: CPUを使っているプロセスと直近のデプロイ・アクセス増を確認する",
      "- ダッシュボード: [process-todo-prod](https://ap-northeast-1.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-1#dashboards/dashboard/process-todo-prod)、[キーメトリクス](https://grafana.example.com/d/process-todo-prod-apm)、[データベースパフォーマンス](https://grafana.example.com/d/process-todo-prod-database)、[運用](https://grafana.example.com/d/process-todo-prod-operations)、[全体](https://grafana.example.com/d/process-todo-prod-overview)",
    ]);
  });

  it("give the documented times at each severity", () => {
    const page = rendered[4]?.files.get("severities.md") ?? "";
    for (const said of [
      "即時対応 (1時間以内復旧)",
      "1時間以内対応 (4時間以内復旧)",
      "4時間以内対応",
      "1営業日以内対応",
    ])
      assert.ok(page.includes(said), said);
    assert.ok(page.includes("[DBサーバーダウン](db-down.md#event.db-down-outage)"));
  });

  it("restore real names to new targets", () => {
    const web = rendered[4]?.files.get("restore-procedures.md") ?? "";
    assert.match(
      web,
      /--source-db-instance-identifier web-service-prod \\\n {2}--target-db-instance-identifier web-service-prod-restored/,
    );
    const tenant = rendered[3]?.files.get("restore-procedures.md") ?? "";
    assert.match(tenant, /--target-database-account-name cosmos-poc-prod-restored/);
    const camp = rendered[0]?.files.get("restore-procedures.md") ?? "";
    assert.match(
      camp,
      /az postgres flexible-server restore .*\\\n {2}--name camp-backend-prod-db-restored --source-server \/subscriptions/,
    );
  });

  it("list people's tasks with their pages, and keep dangerous commands out of the calendar", () => {
    const tasks = rendered[0]?.files.get("tasks.md") ?? "";
    assert.match(tasks, /\| 毎日 09:00 \(Asia\/Tokyo\) \| バックアップ確認 \| \[日次確認\]\(daily-check\.md\) \|/);
    assert.match(tasks, /\| 毎週月曜 \| セキュリティパッチ確認: 月曜 \|/);
    assert.match(
      rendered[1]?.files.get("tasks.md") ?? "",
      /\| 毎月第1日曜 01:00-06:00 \(Asia\/Tokyo\) \| 月次保守: OS/,
    );
    assert.doesNotMatch(rendered[2]?.files.get("tasks.ics") ?? "", /FLUSHDB/);
  });

  it("put every task and window into a calendar other programs can read", () => {
    for (const { book, files } of rendered) {
      const calendar = new ICAL.Component(ICAL.parse(files.get("tasks.ics") ?? ""));
      const events = calendar.getAllSubcomponents("vevent");
      const uids = events.map((event) => event.getFirstPropertyValue("uid"));
      assert.equal(new Set(uids).size, uids.length, book.plan.system.key);
      const [people = "", rest = ""] = (files.get("tasks.md") ?? "").split(`## ${book.words.labels.automatic}`);
      const rows = people.split("\n").filter((line) => /^\| (?!---|いつ)/.test(line));
      assert.equal(events.length, rows.length, book.plan.system.key);
      assert.ok(rest.length > 0);
    }
  });
});
