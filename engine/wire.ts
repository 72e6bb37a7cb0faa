// The generated protocol classes carry no usable types; only what is used is described here.
const structs = require("google-protobuf/google/protobuf/struct_pb.js") as {
  Struct: { fromJavaScript(value: object): unknown };
};
const messages = require("@pulumi/pulumi/proto/resource_pb.js") as {
  RegisterResourceResponse: new () => {
    setUrn(urn: string): void;
    setId(id: string): void;
    setObject(value: unknown): void;
  };
};

/** The monitor's answer: the resource exists, with these outputs. */
export function registered(urn: string, id: string, state: object): unknown {
  const response = new messages.RegisterResourceResponse();
  response.setUrn(urn);
  response.setId(id);
  response.setObject(structs.Struct.fromJavaScript(state));
  return response;
}
