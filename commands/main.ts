#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { NoStackFileError } from "../engine/stack-file";
import { addAudit } from "./audit/command";
import { addCheck } from "./check/command";
import { addDashboards } from "./dashboards/command";
import { addDrift } from "./drift/command";
import { addExplain } from "./explain/command";
import { addFindings } from "./findings/command";
import { addImport } from "./import/command";
import { addInit } from "./init/command";
import type { Finish } from "./options";
import { addPlan } from "./plan/command";
import { enterProject } from "./project-folder";
import { addRehearse } from "./rehearse/command";
import { addReview } from "./review/command";
import { addRunbook } from "./runbook/command";
import { optimizeForShortRun } from "./short-run";
import { addSlo } from "./slo/command";

optimizeForShortRun();

const { version } = require(`${__dirname}/${__filename.endsWith(".ts") ? ".." : "../.."}/package.json`) as {
  version: string;
};

// Each resource captures a stack trace eagerly, and nobody reads them here.
if (process.env.HOZEN_DEBUG === undefined) Error.stackTraceLimit = 0;

/** Misuse of the command line itself: 2, as `hozen check` and `hozen plan` document. */
const misuse = 2;

/** In the order in which `hozen --help` lists them. What a command does is loaded when it runs. */
const commands = [
  addPlan,
  addExplain,
  addCheck,
  addAudit,
  addFindings,
  addRehearse,
  addReview,
  addDrift,
  addRunbook,
  addDashboards,
  addSlo,
  addImport,
  addInit,
];

function program(finish: Finish): Command {
  const hozen = new Command("hozen")
    .description("Turns a written operations document into the running stack it describes.")
    .version(version)
    .showHelpAfterError()
    .hook("preAction", (_, command) => {
      if (command.name() !== "init") enterProject();
    })
    .exitOverride();
  for (const add of commands) add(hozen, finish);
  return hozen;
}

async function main(): Promise<number> {
  let code = 0;
  try {
    await program((result) => {
      code = result;
    }).parseAsync();
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : misuse;
    if (error instanceof NoStackFileError) {
      process.stderr.write(`hozen: ${error.message}\n`);
      return misuse;
    }
    if (process.env.HOZEN_DEBUG !== undefined) throw error;
    // A file that cannot be written, or a program of the user's own that throws; HOZEN_DEBUG=1 shows where.
    process.stderr.write(`hozen: ${error instanceof Error ? error.message : String(error)}\n`);
    return isSystemError(error) ? misuse : 1;
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

// Whoever reads the output may stop early, as `head` does; that is no mistake of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(process.exitCode);
  });
}

main().then((code) => {
  process.exitCode = code;
});
