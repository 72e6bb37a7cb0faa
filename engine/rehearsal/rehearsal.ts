import type { EngineEvent, OpType } from "@pulumi/pulumi/automation";
import { offlineVariable } from "../../core/model";
import { Cloud, type CloudOptions } from "./cloud";
import { explainFailure } from "./failure";
import { type RehearsalServer, serve } from "./server";
import { openWorkspace, type RehearsalWorkspace, type WorkspaceOptions } from "./workspace";

export interface RehearsalOptions extends Omit<WorkspaceOptions, "attach">, CloudOptions {
  /** Pulumi packages the rehearsal answers for, e.g. `aws`, `azure-native`. */
  readonly packages: readonly string[];
  /** Folders of policy packs to run in every preview and up. */
  readonly policyPacks?: readonly string[];
  /** Configuration files of those packs, in the same order. */
  readonly policyPackConfigs?: readonly string[];
}

/** What the engine did or would do with one resource. */
export interface Step {
  readonly operation: OpType;
  readonly urn: string;
  /** Paths of the inputs that differ. */
  readonly paths: readonly string[];
}

/** One run of the engine. */
export interface EngineRun {
  readonly ok: boolean;
  /** Without those left as they are. */
  readonly steps: readonly Step[];
  /** All resources of the program, by the engine's count. */
  readonly resources: number;
  readonly seconds: number;
  /** Why it failed, in the engine's and the rehearsed platform's words. */
  readonly errors: readonly string[];
}

/** What is read of a resource in the state. */
interface StateResource {
  readonly urn: string;
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
}

interface Deployment {
  readonly resources?: StateResource[];
  /** Calls whose answer the engine never heard. */
  readonly pending_operations?: { readonly type: string; readonly resource: StateResource }[];
}

type Command = "preview" | "up" | "refresh" | "destroy";

/**
 * A stack on the real engine, with providers that make nothing. What it does not exercise: the language host (the
 * program runs inside this process), the real provider plugins, and the clouds.
 */
export class Rehearsal {
  private constructor(
    readonly cloud: Cloud,
    private readonly server: RehearsalServer,
    private readonly workspace: RehearsalWorkspace,
    private readonly policies: Pick<RehearsalOptions, "policyPacks" | "policyPackConfigs">,
  ) {}

  static async open(options: RehearsalOptions): Promise<Rehearsal> {
    process.env[offlineVariable] = "1";
    const cloud = new Cloud(options);
    const server = await serve(cloud, options.packages);
    const workspace = await openWorkspace({ ...options, attach: server.attach });
    return new Rehearsal(cloud, server, workspace, options);
  }

  get stateFile(): string {
    return this.workspace.stateFile;
  }

  preview(): Promise<EngineRun> {
    return this.run("preview");
  }

  up(): Promise<EngineRun> {
    return this.run("up");
  }

  refresh(): Promise<EngineRun> {
    return this.run("refresh");
  }

  destroy(): Promise<EngineRun> {
    return this.run("destroy");
  }

  /** The second asking, without which nothing that holds data is destroyed. */
  unprotect(): Promise<void> {
    return this.workspace.run(["state", "unprotect", "--all", "--yes", "--stack", this.workspace.stack.name]);
  }

  /** Later runs have this configuration. */
  configure(config: Readonly<Record<string, string>>): Promise<void> {
    return this.workspace.configure(config);
  }

  /** Another stack in the same backend and on the same cloud. Closing either closes both. */
  async beside(stack: string): Promise<Rehearsal> {
    return new Rehearsal(this.cloud, this.server, await this.workspace.beside(stack), this.policies);
  }

  /** Moves a component or resource, and what stands under it, to another stack of the backend. */
  move(urn: string, to: Rehearsal): Promise<void> {
    const [source, dest] = [this.workspace.stack.name, to.workspace.stack.name];
    return this.workspace.run(["state", "move", "--yes", "--source", source, "--dest", dest, urn]);
  }

  /** URNs in the stack's state. */
  async urns(): Promise<string[]> {
    return (await this.state()).map(({ urn }) => urn).sort();
  }

  /** URNs of what refuses to be destroyed (held) and of what the cloud keeps when the stack lets go of it (kept). */
  async guarded(): Promise<{ held: string[]; kept: string[] }> {
    const state = await this.state();
    const urnsOf = (mark: "protect" | "retainOnDelete") => state.filter((one) => one[mark]).map(({ urn }) => urn);
    return { held: urnsOf("protect"), kept: urnsOf("retainOnDelete") };
  }

  /**
   * After an engine that was killed: releases its lock, and tells the engine what became of the calls it never heard
   * the answer of. What exists is taken over, what does not is made by the next up.
   */
  async recover(): Promise<void> {
    const { stack } = this.workspace;
    await stack.cancel();
    const exported = await stack.exportStack();
    const deployment = exported.deployment as Deployment;
    const unheard = (deployment.pending_operations ?? []).filter(({ type }) => type === "creating");
    const made = unheard.flatMap(({ resource }) => {
      const thing = this.cloud.all().find(({ urn }) => urn === resource.urn);
      return thing ? [{ ...resource, id: thing.id }] : [];
    });
    const resources = [...(deployment.resources ?? []), ...made];
    await stack.importStack({ ...exported, deployment: { ...deployment, resources, pending_operations: [] } });
    await this.refresh();
  }

  close(): void {
    this.server.close();
    this.workspace.remove();
  }

  private async deployment(): Promise<Deployment> {
    return ((await this.workspace.stack.exportStack()).deployment ?? {}) as Deployment;
  }

  private async state(): Promise<StateResource[]> {
    return (await this.deployment()).resources ?? [];
  }

  private packs(): { policyPacks: string[]; policyPackConfigs: string[] } {
    const { policyPacks = [], policyPackConfigs = [] } = this.policies;
    return { policyPacks: [...policyPacks], policyPackConfigs: [...policyPackConfigs] };
  }

  private async run(command: Command): Promise<EngineRun> {
    const watch = new Watch();
    const options = {
      onEvent: (event: EngineEvent) => watch.see(event),
      color: "never" as const,
      suppressProgress: true,
      suppressOutputs: true,
      ...(command !== "destroy" && command !== "refresh" && this.packs()),
    };
    try {
      await this.workspace.stack[command](options);
      return watch.finish(true, []);
    } catch (error) {
      return watch.finish(false, explainFailure(error, watch.errors, this.stateFile));
    }
  }
}

/** Steps that look and change nothing: outputs of another stack are read anew at every run. */
const idle: ReadonlySet<OpType> = new Set<OpType>(["same", "refresh", "read"]);

/** Collects what the engine tells while it works. */
class Watch {
  private readonly started = process.hrtime.bigint();
  private readonly steps: Step[] = [];
  private resources = 0;
  readonly errors: string[] = [];

  see({ resourcePreEvent, summaryEvent, diagnosticEvent, policyEvent }: EngineEvent): void {
    if (resourcePreEvent) {
      const { op, urn, detailedDiff } = resourcePreEvent.metadata;
      this.steps.push({ operation: op, urn, paths: Object.keys(detailedDiff ?? {}).sort() });
    }
    if (summaryEvent) {
      this.resources = Object.values(summaryEvent.resourceChanges).reduce<number>(
        (sum, count) => sum + (count ?? 0),
        0,
      );
    }
    if (diagnosticEvent?.severity === "error") this.hear(diagnosticEvent.message.trim(), diagnosticEvent.urn);
    if (policyEvent?.enforcementLevel === "mandatory") {
      this.errors.push(`${policyEvent.policyName}: ${policyEvent.message.trim()} (${policyEvent.resourceUrn ?? ""})`);
    }
  }

  /** What went wrong, with the name of the resource when the message lacks it. */
  private hear(message: string, urn: string | undefined): void {
    const name = urn?.split("::").at(-1) ?? "";
    // Only says that something above went wrong.
    if (/^(update|preview) failed$/.test(message)) return;
    this.errors.push(message.includes(name) ? message : `${name}: ${message}`);
  }

  finish(ok: boolean, errors: readonly string[]): EngineRun {
    const steps = this.steps.filter(({ operation }) => !idle.has(operation));
    const seconds = Number(process.hrtime.bigint() - this.started) / 1e9;
    return { ok, steps, resources: this.resources, seconds, errors };
  }
}
