import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { type DashboardPanel, dashboardOf } from "../../commands/dashboards/dashboard";
import { formatValue } from "../../commands/dashboards/format";
import { markdownTable } from "../../commands/dashboards/html";
import { page as pageOf, type SystemDashboards } from "../../commands/dashboards/page";
import { dashboardsOf } from "../../commands/dashboards/preview";
import { limitsOf, simulate } from "../../commands/dashboards/simulate";
import { openChromium } from "../kit/chromium";
import { composition } from "./drawn";

/** Kept for people to look at; git ignores it. */
const artefacts = join(__dirname, "../../.artefacts/dashboards");

function groups(): SystemDashboards[] {
  return composition().systems.map((composed) => ({
    system: composed.plan.system,
    dashboards: dashboardsOf(composed),
  }));
}

/** Runs in the page: texts that do not fit where they stand. */
const cutTexts = `[...document.querySelectorAll(".dashboard:not([hidden]) :is(h2, h3, h4, p, li, th, td, .panel, .body)")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2)
  .map((one) => one.tagName + " " + one.textContent.slice(0, 40))`;

const made = { stack: "prod", asOf: "2026-11-22" };

describe("hozen dashboards preview", () => {
  const all = (): DashboardPanel[] => groups().flatMap(({ dashboards }) => dashboards.flatMap(({ panels }) => panels));

  it("is the same byte for byte", () => {
    assert.equal(pageOf(groups(), made), pageOf(groups(), made));
  });

  it("lets no script run but its own, whatever a title or a link says", () => {
    const html = pageOf(groups(), made);
    const [policy = ""] = /(?<=http-equiv="Content-Security-Policy" content=")[^"]*/.exec(html) ?? [];
    const [, own = ""] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
    const hash = createHash("sha256").update(own).digest("base64");
    assert.ok(policy.startsWith("default-src 'none'; "), policy);
    assert.ok(policy.includes(`script-src 'sha256-${hash}';`), policy);
  });

  it("simulates values on both sides of every limit", () => {
    const limited = all().filter((panel) => limitsOf(panel.fieldConfig?.defaults ?? {}).length > 0);
    assert.ok(limited.length > 150, String(limited.length));
    for (const panel of limited) {
      const values = simulate(panel, 1)[0] ?? [];
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = panel.fieldConfig?.defaults ?? {};
      for (const limit of limitsOf(panel.fieldConfig?.defaults ?? {})) {
        if (limit > min) assert.ok(Math.min(...values) < limit, `${panel.title} never below ${limit}`);
        if (limit <= max) assert.ok(Math.max(...values) >= limit, `${panel.title} never at ${limit}`);
      }
      assert.ok(
        values.every((value) => value >= min && value <= max),
        panel.title,
      );
    }
  });

  it("writes numbers in the units of Grafana", () => {
    const written = [
      formatValue(0.0005, "percentunit"),
      formatValue(85, "percent"),
      formatValue(0.3, "s"),
      formatValue(300, "s"),
      formatValue(259_200, "s"),
      formatValue(5_368_709_120, "bytes"),
      formatValue(20_000_000_000, "decbytes"),
      formatValue(14.4, "suffix:×"),
      formatValue(1500, "short"),
    ];
    assert.deepEqual(written, ["0.05%", "85%", "300 ms", "5 min", "3 d", "5 GiB", "20 GB", "14.4×", "1.5 k"]);
  });

  it("reads tables of Markdown with bars and brackets in their cells, and lets no text become HTML", () => {
    const html = markdownTable("| a | b |\n|---|---|\n| x \\| y | \\<script\\> |");
    const cells = "<td>x | y</td><td>&#60;script&#62;</td>";
    assert.equal(html, `<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr>${cells}</tr></tbody></table>`);
  });

  it("takes what a panel says as text", () => {
    const panel = { id: 1, type: "stat", title: '<img src="x">', gridPos: { x: 0, y: 0, w: 4, h: 4 } };
    const dashboard = {
      uid: "u",
      title: "t",
      description: "",
      time: { from: "now-1d" },
      panels: [panel],
      annotations: { list: [] },
    };
    const html = pageOf(
      [{ system: { key: "s", title: "s", language: "en" }, dashboards: [dashboardOf(JSON.stringify(dashboard))] }],
      made,
    );
    assert.ok(!html.includes("<img"));
  });
});

describe("the preview in Chromium", function () {
  this.timeout(120_000);
  let browser: Browser | undefined;
  const file = join(artefacts, "dashboards.html");
  const address = (uid = "") => `${pathToFileURL(file).href}${uid === "" ? "" : `#${uid}`}`;
  const uids = () => groups().flatMap(({ dashboards }) => dashboards.map(({ uid }) => uid));

  before(async function () {
    browser = await openChromium(this);
    mkdirSync(artefacts, { recursive: true });
    writeFileSync(file, pageOf(groups(), made));
  });

  after(async () => {
    await browser?.close();
  });

  async function open(scheme: "dark" | "light", width = 1920): Promise<{ page: Page; errors: string[] }> {
    if (!browser) throw new Error("no browser");
    const page = await browser.newPage({ viewport: { width, height: 1080 }, colorScheme: scheme });
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    return { page, errors };
  }

  /** Chooses a dashboard as a link does; the page itself is loaded once. */
  async function visit(page: Page, uid: string): Promise<void> {
    if (page.url() === "about:blank") await page.goto(address());
    await page.evaluate(`location.hash = ${JSON.stringify(uid)}`);
    await page.waitForSelector(`[id="${uid}"]:not([hidden])`);
    await page.evaluate("scrollTo(0, 0)");
  }

  it("draws every panel of every dashboard, without an error, and keeps its picture", async () => {
    const { page, errors } = await open("dark");
    for (const uid of uids()) {
      await visit(page, uid);
      const shown = await page.locator(".dashboard:not([hidden])").getAttribute("id");
      assert.equal(shown, uid);
      const drawn = await page
        .locator(".dashboard:not([hidden]) .panel .body")
        .evaluateAll(
          (bodies) =>
            bodies.filter((body) => body.querySelector("svg, table, p") !== null && body.clientHeight > 0).length,
        );
      const dashboard = groups()
        .flatMap(({ dashboards }) => dashboards)
        .find((one) => one.uid === uid);
      assert.equal(drawn, dashboard?.panels.filter(({ type }) => type !== "row").length, uid);
      await page.screenshot({ path: join(artefacts, `${uid}-dark.png`), fullPage: true });
    }
    assert.deepEqual(errors, []);
    await page.close();
  });

  for (const width of [1920, 1280, 390]) {
    it(`cuts no text ${width} pixels wide`, async () => {
      const { page } = await open("light", width);
      for (const uid of uids()) {
        await visit(page, uid);
        const cut = await page.evaluate(cutTexts);
        assert.deepEqual(cut, [], uid);
      }
      const wider = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      assert.ok(Number(wider) <= 0, `${wider} pixels to the side`);
      await page.close();
    });
  }

  it("shows on the first screen whether a system is well", async () => {
    const { page } = await open("light");
    for (const uid of uids()) {
      await visit(page, uid);
      const lowest = await page
        .locator(`[id="${uid}"] .stat`)
        .first()
        .evaluate((one) => one.getBoundingClientRect().bottom);
      assert.ok(lowest > 0 && lowest < 1080, `${uid}: ${lowest}`);
    }
    await page.close();
  });

  it("goes from dashboard to dashboard with the arrow keys, and opens a panel's clauses with Enter", async () => {
    const { page } = await open("light");
    await page.goto(address());
    const [first = "", second = ""] = uids();
    const shown = () => page.locator(".dashboard:not([hidden])").getAttribute("id");
    assert.equal(await shown(), first);
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector(`[id="${second}"]:not([hidden])`);
    assert.equal(await page.locator("nav a[aria-current]").count(), 1);
    assert.equal(await page.evaluate("document.activeElement.hash"), `#${second}`);
    await page.keyboard.press("ArrowLeft");
    await page.waitForSelector(`[id="${first}"]:not([hidden])`);
    const summary = page.locator(".dashboard:not([hidden]) summary").first();
    await summary.focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".dashboard:not([hidden]) details[open]").count(), 1);
    await page.close();
  });

  it("is dark or light as the reader's system is, until the button says otherwise", async () => {
    const background = (page: Page) => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const { page } = await open("dark");
    await page.goto(address());
    const dark = await background(page);
    await page.locator("#theme").focus();
    await page.keyboard.press("Enter");
    const light = await background(page);
    assert.notEqual(light, dark);
    const other = await open("light");
    await other.page.goto(address());
    assert.equal(await background(other.page), light);
    await visit(other.page, uids()[0] as string);
    await other.page.screenshot({ path: join(artefacts, `${uids()[0]}-light.png`), fullPage: true });
    await Promise.all([page.close(), other.page.close()]);
  });

  it("says in its first lines that it is not Grafana", async () => {
    const { page } = await open("light");
    await page.goto(address());
    assert.match(await page.locator("header .notice").innerText(), /Grafanaではない/);
    await page.close();
  });
});
