import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { CheckedResource } from "../../policy/index";

const root = join(__dirname, "../..");
const folder = join(root, "policy");

// The generated protocol classes carry no usable types; only what is used is described here.
interface Message {
  toObject(): unknown;
  getProperties(): { toJavaScript(): unknown };
  getRemediationsList(): Message[];
}
type Constructor = new () => Record<string, (...args: unknown[]) => unknown>;
const messages = require("@pulumi/pulumi/proto/analyzer_pb.js") as Record<string, Constructor>;
const { AnalyzerClient } = require("@pulumi/pulumi/proto/analyzer_grpc_pb.js") as {
  AnalyzerClient: new (address: string, credentials: unknown) => Record<string, Call> & { close(): void };
};
const { Empty } = require("google-protobuf/google/protobuf/empty_pb.js") as { Empty: Constructor };
const { Struct } = require("google-protobuf/google/protobuf/struct_pb.js") as {
  Struct: { fromJavaScript(value: object): unknown };
};
const { credentials } = require("@grpc/grpc-js") as { credentials: { createInsecure(): unknown } };

type Call = (request: unknown, callback: (error: Error | null, response: Message) => void) => void;

export interface Diagnostic {
  readonly policy: string;
  readonly level: "advisory" | "mandatory" | "disabled" | "remediate" | undefined;
  readonly message: string;
  readonly urn: string;
}

const levels = ["advisory", "mandatory", "disabled", "remediate"] as const;

/** The pack as the engine runs it: compiled, in its folder, in a process of its own; spoken to over gRPC without an engine. */
export class Analyzer {
  private constructor(
    private readonly process: ChildProcess,
    private readonly client: Record<string, Call> & { close(): void },
  ) {}

  static async start(): Promise<Analyzer> {
    const runner = join(root, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
    const child = spawn(process.execPath, [runner, "127.0.0.1:1", folder], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const port = await new Promise<string>((resolve, reject) => {
      child.stdout?.once("data", (data: Buffer) => resolve(data.toString().trim()));
      child.once("exit", (code) => reject(new Error(`the pack ended with ${code}`)));
    });
    return new Analyzer(child, new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure()));
  }

  stop(): void {
    this.client.close();
    this.process.kill();
  }

  /** Names, levels and configuration properties of its policies. */
  async policies(): Promise<{ name: string; level: string | undefined; properties: string[] }[]> {
    const info = await this.call("getAnalyzerInfo", new Empty());
    const listed = info.toObject() as {
      policiesList: {
        name: string;
        enforcementlevel: number;
        configschema?: { properties: { fieldsMap: [string][] } };
      }[];
    };
    return listed.policiesList.map(({ name, enforcementlevel, configschema }) => ({
      name,
      level: levels[enforcementlevel],
      properties: (configschema?.properties.fieldsMap ?? []).map(([key]) => key),
    }));
  }

  async configure(settings: Readonly<Record<string, object>>): Promise<void> {
    const request = make("ConfigureAnalyzerRequest");
    const map = request.getPolicyconfigMap?.() as Map<string, unknown>;
    for (const [policy, properties] of Object.entries(settings)) {
      const config = make("PolicyConfig");
      config.setEnforcementlevel?.(levels.indexOf("mandatory"));
      config.setProperties?.(Struct.fromJavaScript(properties));
      map.set(policy, config);
    }
    await this.call("configure", request);
  }

  /** What the pack says of a preview with these resources: each alone, then all together. */
  async preview(resources: readonly CheckedResource[]): Promise<Diagnostic[]> {
    const alone = [];
    for (const resource of resources)
      alone.push(...diagnosticsOf(await this.call("analyze", requestFor("AnalyzeRequest", resource)), resource.urn));
    const stack = make("AnalyzeStackRequest");
    stack.setResourcesList?.(resources.map((resource) => requestFor("AnalyzerResource", resource)));
    return [...alone, ...diagnosticsOf(await this.call("analyzeStack", stack), "")];
  }

  /** The inputs after the pack mended what it can. */
  async remediated(resource: CheckedResource): Promise<unknown> {
    const response = await this.call("remediate", requestFor("AnalyzeRequest", resource));
    return response.getRemediationsList()[0]?.getProperties().toJavaScript();
  }

  private call(method: string, request: unknown): Promise<Message> {
    return new Promise((resolve, reject) => {
      this.client[method]?.(request, (error, response) => (error ? reject(error) : resolve(response)));
    });
  }
}

function make(name: string): Record<string, (...args: unknown[]) => unknown> {
  const Constructor = messages[name];
  if (!Constructor) throw new Error(`no message ${name}`);
  return new Constructor();
}

function requestFor(message: string, resource: CheckedResource) {
  const { urn, type, inputs, protect = false, dependencies = [] } = resource;
  const request = make(message);
  request.setUrn?.(urn);
  request.setType?.(type);
  request.setName?.(urn.slice(urn.lastIndexOf("::") + 2));
  request.setProperties?.(Struct.fromJavaScript(inputs));
  const options = make("AnalyzerResourceOptions");
  options.setProtect?.(protect);
  request.setOptions?.(options);
  request.setDependenciesList?.([...dependencies]);
  if (resource.provider !== undefined) request.setProvider?.(providerOf(resource.provider));
  return request;
}

/** The engine refers to a provider by `urn::id`; policies are given the URN. */
function providerOf(reference: string): unknown {
  const provider = make("AnalyzerProviderResource");
  const urn = reference.slice(0, reference.lastIndexOf("::"));
  provider.setUrn?.(urn);
  provider.setType?.("pulumi:providers:aws");
  provider.setProperties?.(Struct.fromJavaScript({}));
  return provider;
}

function diagnosticsOf(response: Message, urn: string): Diagnostic[] {
  const { diagnosticsList } = response.toObject() as {
    diagnosticsList: { policyname: string; enforcementlevel: number; message: string; urn: string }[];
  };
  return diagnosticsList.map(({ policyname, enforcementlevel, message, urn: own }) => ({
    policy: policyname,
    level: levels[enforcementlevel],
    message,
    urn: own || urn,
  }));
}
