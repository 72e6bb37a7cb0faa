import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { resourceModule } from "../components/sdk-classes";
import { type EstateSize, writeEstate } from "../test/kit/estate";

const root = resolve(__dirname, "..");
const main = join(root, "dist/commands/main.js");
const runs = 3;

interface Cost {
  /** Processor time, in milliseconds. */
  readonly time: number;
  /** Largest memory, in MiB. */
  readonly memory: number;
}

/** Prints what a process cost as its last act, on a file descriptor of its own. */
const meter = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require("node:fs").writeSync(3, JSON.stringify({ time: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }));
});`;

/** Least processor time of a few runs: the noise of a shared machine only ever adds. */
function costOf(folder: string, script: string, args: readonly string[] = []): Cost {
  const costs = Array.from({ length: runs }, () => {
    const result = spawnSync(process.execPath, ["-e", `${meter}${script}`, ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    if (result.status !== 0) throw new Error(`${args.join(" ")}: ${result.stderr}`);
    return JSON.parse(String(result.output[3])) as Cost;
  });
  return costs.reduce((best, cost) => (cost.time < best.time ? cost : best));
}

function hozen(folder: string, ...args: string[]): Cost {
  return costOf(folder, `require(${JSON.stringify(main)});`, args);
}

/** The SDK modules of the resource types a plan deploys, imported and nothing more. */
function imports(folder: string): Cost {
  const out = join(folder, ".cache-bench-plan.json");
  hozen(folder, "plan", "--json", "--out", out);
  const report = JSON.parse(readFileSync(out, "utf8")) as {
    systems: { resources: { type: string }[] }[];
  };
  rmSync(out);
  const types = report.systems.flatMap(({ resources }) => resources.map(({ type }) => type));
  const files = [...new Set(types.filter((type) => !type.startsWith("hozen:")).map(resourceModule))];
  return costOf(root, `for (const file of ${JSON.stringify(files)}) require(file);`);
}

function report(name: string, cost: Cost, of: string, base: Cost, goal: string): void {
  const ratio = `${(cost.time / base.time).toFixed(2)} x ${of}`;
  const figures = [`${(cost.time / 1000).toFixed(2)} s`.padStart(8), ratio.padEnd(34), `${cost.memory.toFixed(0)} MiB`];
  process.stdout.write(`${name.padEnd(46)}${figures.join("  ")}  (goal: ${goal})\n`);
}

function growth(name: string, small: EstateSize, large: EstateSize): void {
  const [few, many] = [small, large].map((size) => {
    const folder = writeEstate(size, join(root, "dist/library.js"));
    const cost = hozen(folder, "plan", "--json", "--out", "/dev/null");
    rmSync(folder, { recursive: true });
    return cost;
  }) as [Cost, Cost];
  report(name, many, "a quarter of it", few, "under 4.5");
}

const sdks = imports(root);
report("plan of the five systems", hozen(root, "plan", "--json", "--out", "/dev/null"), "imports", sdks, "2, 160 MiB");
const empty = costOf(root, "0");
report("check of one file", hozen(root, "check", "systems/web-service.yaml"), "node -e 0", empty, "6");
growth("plan of 1,000 alerts", { alerts: 250 }, { alerts: 1000 });
growth("plan of 1,600 alerts, both levels", { alerts: 400, bothLevels: true }, { alerts: 1600, bothLevels: true });
growth(
  "plan of 80 systems",
  { systems: 20, alerts: 50, bothLevels: true },
  { systems: 80, alerts: 50, bothLevels: true },
);
growth("plan of 1,000 systems", { systems: 250, alerts: 5 }, { systems: 1000, alerts: 5 });
growth("plan of 1,000 objectives", { objectives: 250 }, { objectives: 1000 });
