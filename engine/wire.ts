// The generated protocol classes carry no usable types; only what is used is described here.
export interface StructMessage {
  toJavaScript(): Record<string, unknown>;
}

const structs = require("google-protobuf/google/protobuf/struct_pb.js") as {
  Struct: { fromJavaScript(value: object): StructMessage };
};
const empties = require("google-protobuf/google/protobuf/empty_pb.js") as { Empty: new () => object };
const resources = require("@pulumi/pulumi/proto/resource_pb.js") as {
  RegisterResourceResponse: new () => {
    setUrn(urn: string): void;
    setId(id: string): void;
    setObject(value: unknown): void;
  };
};

/** The monitor's answer: the resource exists, with these outputs. */
export function registered(urn: string, id: string, state: object): unknown {
  const response = new resources.RegisterResourceResponse();
  response.setUrn(urn);
  response.setId(id);
  response.setObject(toStruct(state));
  return response;
}

/** Plain data as the protocol carries it; absent values left out. */
export function toStruct(value: object): StructMessage {
  return structs.Struct.fromJavaScript(JSON.parse(JSON.stringify(value)) as object);
}

export function empty(): object {
  return new empties.Empty();
}
