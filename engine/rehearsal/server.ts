import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData, status } from "@grpc/grpc-js";
import { type Cloud, RefusedError } from "./cloud";
import { type Request, services } from "./messages";
import { type Handler, handlers } from "./provider";

/** Rehearsal providers, listening. */
export interface RehearsalServer {
  /** What PULUMI_DEBUG_PROVIDERS must say so that the engine uses them. */
  readonly attach: string;
  close(): void;
}

/** One gRPC server on this machine that answers for all packages. */
export async function serve(cloud: Cloud, packages: readonly string[]): Promise<RehearsalServer> {
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const implementation = Object.fromEntries(
    Object.entries(handlers(cloud)).map(([name, handler]) => [name, answer(cloud, handler)]),
  );
  server.addService(services.ResourceProviderService, implementation);
  const port = await new Promise<number>((done, failed) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? failed(error) : done(bound),
    );
  });
  return {
    attach: packages.map((name) => `${name}:${port}`).join(","),
    close: () => server.forceShutdown(),
  };
}

function answer(cloud: Cloud, handler: Handler) {
  return async (call: ServerUnaryCall<Request, unknown>, callback: sendUnaryData<unknown>): Promise<void> => {
    try {
      callback(null, await cloud.answering(call.getPeer(), () => handler(call.request)));
    } catch (error) {
      const throttled = error instanceof RefusedError && error.throttled;
      const details = error instanceof Error ? error.message : String(error);
      callback({ code: throttled ? status.RESOURCE_EXHAUSTED : status.FAILED_PRECONDITION, details });
    }
  };
}
