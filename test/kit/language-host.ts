import { spawn } from "node:child_process";
import { join } from "node:path";
import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from "@grpc/grpc-js";
import { empty, registered, type StructMessage } from "../../engine/wire";

/** A request of the runner, by the getters that are used. */
interface Request {
  getType(): string;
  getName(): string;
  getObject(): StructMessage | undefined;
  getMessage(): string;
  getUrn(): string;
}

export interface HostRun {
  readonly code: number | null;
  /** `type name` of every resource the program registered. */
  readonly resources: readonly string[];
  /** What the program logged or wrote. */
  readonly said: string;
}

export interface HostOptions {
  /** Folder of the project. */
  readonly project: string;
  /** `main` of its Pulumi.yaml. */
  readonly main: string;
  /** The node to run it with. */
  readonly node: string;
  readonly config: Readonly<Record<string, string>>;
  readonly typescript?: boolean;
}

/**
 * Previews a program as `pulumi preview` does: Pulumi's language host for Node starts this very runner, of the SDK that
 * the project installed. In the engine's place something that only listens.
 */
export async function previewAsHost({ project, main, node, config, typescript }: HostOptions): Promise<HostRun> {
  const resources: string[] = [];
  const said: string[] = [];
  const server = new Server();
  addServices(server, resources, said);
  const port = await new Promise<number>((done, failed) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? failed(error) : done(bound),
    );
  });
  const address = `127.0.0.1:${port}`;
  const flags = ["--dry-run", "--project=operations", "--stack=prod", `--monitor=${address}`, `--engine=${address}`];
  const runner = join(project, "node_modules/@pulumi/pulumi/cmd/run");
  const { NODE_OPTIONS: _, NODE_PATH: __, ...environment } = process.env;
  const child = spawn(node, ["--stack-trace-limit=0", runner, ...flags, `--pwd=${project}`, main], {
    cwd: project,
    env: {
      ...environment,
      PULUMI_CONFIG: JSON.stringify(config),
      PULUMI_NODEJS_TYPESCRIPT: String(typescript === true),
    },
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => said.push(text));
  const code = await new Promise<number | null>((done, failed) => child.on("error", failed).on("close", done));
  server.forceShutdown();
  return { code, resources: resources.sort(), said: said.join("\n") };
}

type Answer = (request: Request) => unknown;

function addServices(server: Server, resources: string[], said: string[]): void {
  const { ResourceMonitorService } = require("@pulumi/pulumi/proto/resource_grpc_pb.js");
  const { EngineService } = require("@pulumi/pulumi/proto/engine_grpc_pb.js");
  const monitor = require("@pulumi/pulumi/proto/resource_pb.js");
  const engine = require("@pulumi/pulumi/proto/engine_pb.js");
  let root = "";
  const make = <T extends object>(message: T, change: (message: T) => void): T => {
    change(message);
    return message;
  };
  const answers: Readonly<Record<string, Answer>> = {
    supportsFeature: () => new monitor.SupportsFeatureResponse(),
    registerResource: (request) => {
      resources.push(`${request.getType()} ${request.getName()}`);
      const urn = `urn:pulumi:prod::operations::${request.getType()}::${request.getName()}`;
      return registered(urn, "", request.getObject()?.toJavaScript() ?? {});
    },
    registerResourceOutputs: empty,
    signalAndWaitForShutdown: empty,
    registerPackage: () => new monitor.RegisterPackageResponse(),
    log: (request) => {
      said.push(request.getMessage());
      return empty();
    },
    getRootResource: () => make(new engine.GetRootResourceResponse(), (response) => response.setUrn(root)),
    setRootResource: (request) => {
      root = request.getUrn();
      return new engine.SetRootResourceResponse();
    },
    requirePulumiVersion: () => new engine.RequirePulumiVersionResponse(),
  };
  const implementation = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (call: ServerUnaryCall<Request, unknown>, done: sendUnaryData<unknown>) => done(null, answer(call.request)),
    ]),
  );
  server.addService(ResourceMonitorService, implementation);
  server.addService(EngineService, implementation);
}
