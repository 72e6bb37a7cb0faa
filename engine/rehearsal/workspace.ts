import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { LocalWorkspace, PulumiCommand, Stack } from "@pulumi/pulumi/automation";
import { installAnalyzer } from "./analyzer";

export interface WorkspaceOptions {
  /** Path of the Pulumi CLI. */
  readonly engine: string;
  readonly project: string;
  readonly stack: string;
  /** By full key. Secrets are placeholders by now, so everything is plain text. */
  readonly config: Readonly<Record<string, string>>;
  readonly program: () => unknown;
  /** What PULUMI_DEBUG_PROVIDERS must say. */
  readonly attach: string;
  /** Whole-state checkpoints after every step are only worth their time where a run is to be interrupted. */
  readonly checkpoints?: boolean;
}

/** A stack with an own home, an own state and a passphrase nobody knows: nothing of the user's Pulumi is touched. */
export interface RehearsalWorkspace {
  readonly stack: Stack;
  /** The file the backend keeps the stack's state in. */
  readonly stateFile: string;
  /** Gives the stack another configuration, as an edited stack file would. */
  configure(config: Readonly<Record<string, string>>): Promise<void>;
  /** Runs the CLI for what the Automation API has no method for. */
  run(args: readonly string[]): Promise<void>;
  /** Another stack of the same project in the same backend, with the same program and configuration. */
  beside(stack: string): Promise<RehearsalWorkspace>;
  remove(): void;
}

export async function openWorkspace(options: WorkspaceOptions): Promise<RehearsalWorkspace> {
  const folder = mkdtempSync(join(tmpdir(), "hozen-rehearsal-"));
  const [home, state, work] = ["home", "state", "work"].map((name) => join(folder, name)) as [string, string, string];
  for (const each of [home, state, work]) mkdirSync(each);
  const pulumiCommand = await commandAt(options.engine, folder);
  const envVars = { ...environment(options, state), ...installAnalyzer(join(folder, "bin")) };
  const { project: projectName, stack: stackName, program } = options;
  const stack = await LocalWorkspace.createOrSelectStack(
    { projectName, stackName, program: async () => program() as Record<string, unknown> },
    {
      workDir: work,
      pulumiHome: home,
      pulumiCommand,
      envVars,
      projectSettings: { name: projectName, runtime: "nodejs", main: work },
      stackSettings: { [stackName]: { config: { ...options.config } } },
    },
  );
  const at = (of: Stack): RehearsalWorkspace => ({
    stack: of,
    stateFile: join(state, ".pulumi", "stacks", projectName, `${of.name}.json`),
    configure: (config) => of.workspace.saveStackSettings(of.name, { config: { ...config } }),
    beside: async (name) => {
      await stack.workspace.saveStackSettings(name, { config: { ...options.config } });
      return at(await Stack.createOrSelect(name, stack.workspace));
    },
    run: async (args) => {
      const env = { ...process.env, ...envVars, PULUMI_HOME: home };
      await promisify(execFile)(options.engine, [...args, "--non-interactive"], { cwd: work, env });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  });
  return at(stack);
}

function environment({ attach, checkpoints }: WorkspaceOptions, state: string): Record<string, string> {
  return {
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: randomBytes(24).toString("base64url"),
    PULUMI_DEBUG_PROVIDERS: attach,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
    ...(checkpoints !== true && { PULUMI_SKIP_CHECKPOINTS: "true" }),
  };
}

/** The Automation API looks for `bin/pulumi` in a folder, wherever the CLI may really be. */
async function commandAt(engine: string, folder: string): Promise<PulumiCommand> {
  mkdirSync(join(folder, "bin"));
  symlinkSync(engine, join(folder, "bin", "pulumi"));
  return PulumiCommand.get({ root: folder });
}
