import * as pulumi from "@pulumi/pulumi";
import { offlineVariable, type RegisteredResource, secretMark } from "../core/model";
import { registered } from "./wire";

export interface RecordOptions {
  readonly project: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  /** True: computed outputs are unknown, as in `pulumi preview`. */
  readonly preview?: boolean;
}

const rootType = "pulumi:pulumi:Stack";

/** Minimal shape of the runtime's registration request. */
interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getCustom(): boolean;
  getProtect(): boolean;
  getProvider(): string;
  getDependenciesList(): string[];
  getObject(): { toJavaScript(): Record<string, unknown> };
}
type Callback = (error: unknown, response?: unknown) => void;

/**
 * Runs a Pulumi program under Pulumi's own test runtime: no engine, no account, no network. Returns every resource it
 * registers, with the URN the engine would give. Two resources with one URN, which the test runtime lets pass, throw.
 */
export async function record(program: () => unknown, options: RecordOptions): Promise<RegisteredResource[]> {
  const environment = { [offlineVariable]: "1", PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(options.secretKeys) };
  return withEnvironment(environment, () => recordRun(program, options));
}

/** What a program reads from the environment holds for its run only: another run may be a real one. */
async function withEnvironment<T>(variables: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    return await run();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

async function recordRun(program: () => unknown, options: RecordOptions): Promise<RegisteredResource[]> {
  await pulumi.runtime.setMocks(
    { newResource: (args) => ({ id: args.id ?? "", state: args.inputs }), call: (args) => args.inputs },
    options.project,
    options.stack,
    options.preview ?? false,
    "organization",
  );
  pulumi.runtime.setAllConfig({ ...options.config }, [...options.secretKeys]);
  const recorder = new Recorder(options);
  recorder.listen();
  await pulumi.runtime.runInPulumiStack(async () => {
    recorder.observe();
    return program();
  });
  await pulumi.runtime.disconnect();
  return recorder.finish();
}

/** Whether the running program itself changes what is registered, by a transformation of the whole stack. */
export function hasTransformations(): boolean {
  const stack = pulumi.runtime.getStackResource() as { __transformations?: readonly unknown[] } | undefined;
  return (stack?.__transformations ?? []).some((one) => !observers.has(one as pulumi.ResourceTransformation));
}

const observers = new WeakSet<pulumi.ResourceTransformation>();

class Recorder {
  /** Type and name to the properties of the SDK class: its inputs and outputs. */
  private readonly properties = new Map<string, readonly string[]>();
  private readonly resources: RegisteredResource[] = [];
  private readonly qualifiedTypes = new Map<string, string>();
  private readonly duplicates: string[] = [];

  constructor(private readonly options: RecordOptions) {}

  listen(): void {
    const monitor = pulumi.runtime.getMonitor() as unknown as Record<string, unknown>;
    monitor.registerResource = (request: RegisterRequest, callback: Callback) => this.register(request, callback);
    monitor.registerResourceOutputs = (_request: unknown, callback: Callback) => callback(null, {});
  }

  /** An SDK class passes every output it has as an undefined property; the request no longer names them. */
  observe(): void {
    const observer: pulumi.ResourceTransformation = ({ type, name, props }) => {
      this.properties.set(`${type}::${name}`, Object.keys(props ?? {}));
      return undefined;
    };
    observers.add(observer);
    pulumi.runtime.registerStackTransformation(observer);
  }

  finish(): RegisteredResource[] {
    if (this.duplicates.length > 0) throw new Error(`registered twice: ${this.duplicates.join(", ")}`);
    return this.resources.sort((a, b) => (a.urn < b.urn ? -1 : 1));
  }

  private register(request: RegisterRequest, callback: Callback): void {
    try {
      const urn = this.urnOf(request);
      const inputs = request.getObject().toJavaScript();
      const resource = this.describe(request, urn, inputs);
      if (resource.type !== rootType) this.resources.push(resource);
      const state = request.getCustom() && !this.options.preview ? { ...this.outputsOf(resource), ...inputs } : inputs;
      callback(null, registered(urn, request.getCustom() ? `\${${resource.name}.id}` : "", state));
    } catch (error) {
      callback(error);
    }
  }

  /** What only the platform will know reads `${name.output}`. */
  private outputsOf({ type, name }: RegisteredResource): Record<string, string> {
    const properties = this.properties.get(`${type}::${name}`) ?? [];
    return Object.fromEntries(properties.map((output) => [output, `\${${name}.${output}}`]));
  }

  /** The engine's own rule: the types of all parents below the stack, joined by `$`. */
  private urnOf(request: RegisterRequest): string {
    const parentType = this.qualifiedTypes.get(request.getParent());
    const qualified = parentType && parentType !== rootType ? `${parentType}$${request.getType()}` : request.getType();
    const urn = `urn:pulumi:${this.options.stack}::${this.options.project}::${qualified}::${request.getName()}`;
    if (this.qualifiedTypes.has(urn)) this.duplicates.push(urn);
    this.qualifiedTypes.set(urn, qualified);
    return urn;
  }

  private describe(request: RegisterRequest, urn: string, inputs: Record<string, unknown>): RegisteredResource {
    const parent = request.getParent();
    const provider = request.getProvider();
    return {
      urn,
      type: request.getType(),
      name: request.getName(),
      dependencies: [...request.getDependenciesList()].sort(),
      protect: request.getProtect(),
      custom: request.getCustom(),
      inputs: maskSecrets(inputs) as Record<string, unknown>,
      ...(parent !== "" && { parent }),
      ...(provider !== "" && { provider }),
    };
  }
}

const signature = "4dabf18193072939515e22adb298388d";

/** Secrets travel wrapped; nothing that leaves the recorder shows one. */
function maskSecrets(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (signature in value) return secretMark;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskSecrets(item)]));
}
