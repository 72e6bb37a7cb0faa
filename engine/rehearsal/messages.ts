import type { StructMessage } from "../wire";

/** A message of the provider protocol, by the setters this room uses. */
interface Settable {
  setVersion(version: string): void;
  setSupportspreview(supports: boolean): void;
  setAcceptsecrets(accept: boolean): void;
  setInputs(inputs: StructMessage): void;
  setProperties(properties: StructMessage): void;
  setFailuresList(failures: readonly unknown[]): void;
  setProperty(property: string): void;
  setReason(reason: string): void;
  setId(id: string): void;
  setReturn(value: StructMessage): void;
  setChanges(changes: number): void;
  setReplacesList(paths: readonly string[]): void;
  setDiffsList(paths: readonly string[]): void;
  setDeletebeforereplace(first: boolean): void;
  setHasdetaileddiff(has: boolean): void;
  getDetaileddiffMap(): { set(path: string, diff: unknown): void };
  setKind(kind: number): void;
  setInputdiff(input: boolean): void;
}

/** A request, by the getters this room uses. */
export interface Request {
  getUrn(): string;
  getType(): string;
  getId(): string;
  getTok(): string;
  getPreview(): boolean;
  getArgs(): StructMessage | undefined;
  getNews(): StructMessage | undefined;
  getOlds(): StructMessage | undefined;
  getOldInputs(): StructMessage | undefined;
  getProperties(): StructMessage | undefined;
}

type Message<Keys extends keyof Settable> = new () => Pick<Settable, Keys>;

/** The generated classes, which carry no usable types. */
export const messages = require("@pulumi/pulumi/proto/provider_pb.js") as {
  readonly CheckResponse: Message<"setInputs" | "setFailuresList">;
  readonly CheckFailure: Message<"setProperty" | "setReason">;
  readonly ConfigureResponse: Message<"setSupportspreview" | "setAcceptsecrets">;
  readonly CreateResponse: Message<"setId" | "setProperties">;
  readonly ReadResponse: Message<"setId" | "setProperties" | "setInputs">;
  readonly UpdateResponse: Message<"setProperties">;
  readonly InvokeResponse: Message<"setReturn">;
  readonly PropertyDiff: Message<"setKind" | "setInputdiff"> & { readonly Kind: Readonly<Record<string, number>> };
  readonly DiffResponse: Message<
    | "setChanges"
    | "setReplacesList"
    | "setDiffsList"
    | "setDeletebeforereplace"
    | "setHasdetaileddiff"
    | "getDetaileddiffMap"
  > & { readonly DiffChanges: Readonly<Record<"DIFF_NONE" | "DIFF_SOME", number>> };
};

export const plugins = require("@pulumi/pulumi/proto/plugin_pb.js") as {
  readonly PluginInfo: Message<"setVersion">;
};

export const services = require("@pulumi/pulumi/proto/provider_grpc_pb.js") as {
  readonly ResourceProviderService: import("@grpc/grpc-js").ServiceDefinition;
};
