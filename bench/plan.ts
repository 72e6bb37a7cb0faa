import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "..");
const main = join(root, "dist/commands/main.js");
const runs = 3;

/** Best of a few runs, in milliseconds: the noise of a shared machine only ever adds. */
function best(folder: string, ...args: string[]): number {
  const times = Array.from({ length: runs }, () => {
    const start = process.hrtime.bigint();
    const result = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
    if (result.status !== 0) throw new Error(`${args.join(" ")}: ${result.stderr}`);
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return Math.min(...times);
}

/** The SDK modules a plan loads: what our own compiled files require of the Pulumi packages. */
function importsOf(folder: string): string[] {
  const script = `
    process.argv = [process.execPath, "plan", "--json", "--out", "/dev/null"];
    process.on("exit", () => {
      const own = Object.values(require.cache).filter((module) => module.filename.startsWith(${JSON.stringify(join(root, "dist"))}));
      const files = own.flatMap((module) => module.children.map((child) => child.filename));
      const sdks = [...new Set(files)].filter((file) => file.includes("node_modules/@pulumi"));
      require("node:fs").writeFileSync(3, JSON.stringify(sdks));
    });
    require(${JSON.stringify(main)});`;
  const result = spawnSync(process.execPath, ["-e", script], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  return JSON.parse(String(result.output[3])) as string[];
}

function importTime(folder: string): number {
  const files = importsOf(folder);
  return best(folder, "-e", `for (const file of ${JSON.stringify(files)}) require(file);`);
}

/** One generated system of `count` alarms: what a large estate looks like to the planner. */
function generated(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), "hozen-bench-"));
  mkdirSync(join(folder, "systems"));
  const alerts = Array.from({ length: count }, (_, at) => {
    const limits = `warning: { is: "> ${50 + (at % 40)}%", for: { is: 5 minutes } }`;
    return `  cpu-${at}: { concept: cpu.utilization, on: server, from: "Monitoring > Server ${at}", ${limits} }`;
  });
  writeFileSync(join(folder, "systems/estate.yaml"), estate(alerts));
  const config = {
    "hozen:runbooks": "https://runbooks.example.com",
    "hozen:where": { aws: { main: { account: "111122223333", region: "eu-central-1" } } },
    "estate:mail": "on-call@example.com",
  };
  writeFileSync(join(folder, "Pulumi.yaml"), "name: estate\nruntime: nodejs\nmain: index.js\n");
  writeFileSync(join(folder, "Pulumi.prod.yaml"), JSON.stringify({ config }));
  writeFileSync(
    join(folder, "index.js"),
    `module.exports = () => require(${JSON.stringify(join(root, "dist/library.js"))}).deploy();`,
  );
  return folder;
}

function estate(alerts: readonly string[]): string {
  return `system: estate
title: Estate
language: en
timezone: Europe/Berlin
document: { name: operations.md, version: "1" }
where: { aws: main }
resources:
  server: { title: Server, kind: aws.ec2.asg, group: servers }
receivers:
  mail: { title: On call, channel: email, config: mail }
routes:
  warning: { title: Warning, to: [mail] }
alerts:
${alerts.join("\n")}
`;
}

function report(name: string, time: number, imports: number, limit: string): void {
  const line = [
    name.padEnd(34),
    `${(time / 1000).toFixed(2)} s`,
    `imports ${(imports / 1000).toFixed(2)} s`,
    `ratio ${(time / imports).toFixed(2)}`,
  ];
  process.stdout.write(`${line.join("  ")}  (${limit})\n`);
}

const five = best(root, main, "plan", "--json", "--out", "/dev/null");
report("plan of the five systems", five, importTime(root), "goal: ratio under 2");

const folder = generated(1000);
const thousand = best(folder, main, "plan", "--json", "--out", "/dev/null");
report("plan of 1,000 generated alarms", thousand, importTime(folder), "goal: under 4.4 s + imports");
rmSync(folder, { recursive: true });
