import { strict as assert } from "node:assert";
import { join } from "node:path";
import ts from "typescript";
import { visible } from "../../core/model";
import { jobs, rendered, repository, scaling } from "./work";

/** Kind of the API server to the type the SDK was generated with from its specification. */
const types: Readonly<Record<string, string>> = {
  "kubernetes:autoscaling/v2:HorizontalPodAutoscaler": "autoscaling.v2.HorizontalPodAutoscaler",
  "kubernetes:batch/v1:CronJob": "batch.v1.CronJob",
  "kubernetes:core/v1:ConfigMap": "core.v1.ConfigMap",
  "kubernetes:core/v1:Secret": "core.v1.Secret",
  "kubernetes:core/v1:ServiceAccount": "core.v1.ServiceAccount",
  "kubernetes:networking.k8s.io/v1:NetworkPolicy": "networking.v1.NetworkPolicy",
};

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

/** What the compiler says of the text, as if it stood beside this file. */
function complaints(text: string): string[] {
  const file = join(__dirname, "objects.ts");
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, target, ...rest) =>
    name === file ? ts.createSourceFile(name, text, target) : getSourceFile(name, target, ...rest);
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

const head = `import type { input } from "@pulumi/kubernetes/types";\n`;

describe("objects of the API server", function () {
  this.timeout(60_000);
  this.slow(20_000);

  it("have the fields its specification has, and no others", () => {
    // Rules are objects of the Prometheus operator: its own definitions check them.
    const declarations = rendered(repository + jobs + scaling).synthesis.declarations.filter(
      ({ type }) => !type.startsWith("kubernetes:monitoring.coreos.com/"),
    );
    const known = declarations.filter(({ type }) => types[type] !== undefined);
    assert.equal(known.length, declarations.length);
    const objects = known.map(
      ({ type, inputs }, at) => `export const o${at}: input.${types[type]} = ${JSON.stringify(visible(inputs))};`,
    );
    assert.deepEqual(complaints(head + objects.join("\n")), []);
    const wrong = `export const o: input.batch.v1.CronJob = { spec: { schedule: "0 3 * * *", timezone: "Asia/Tokyo", jobTemplate: {} } };`;
    assert.match(complaints(head + wrong).join(), /'timezone' does not exist/);
  });
});
