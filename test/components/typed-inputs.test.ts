import { strict as assert } from "node:assert";
import { dirname, join } from "node:path";
import ts from "typescript";
import { project } from "../kit/plan";

const file = join(project, "components/aws/synth/common/snippet.ts");

/** What the compiler says of inputs of a resource, each as the text it is about and the message. */
function errorsOf(token: string, inputs: string): string[] {
  const text = `import { inputsOf } from "./typed-inputs";
declare const late: { ref: string; output: string };
declare const days: { traced: number; from: [] };
declare const sometimes: boolean;
export const made = inputsOf("${token}", ${inputs});
`;
  const { config } = ts.readConfigFile(join(project, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [file] }, ts.sys, project);
  const host = ts.createCompilerHost({ ...options, noEmit: true, incremental: false });
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    if (name === file) return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
    const known = sources.get(name) ?? getSourceFile(name, ...rest);
    if (known) sources.set(name, known);
    return known;
  };
  const program = ts.createProgram([file], { ...options, noEmit: true, incremental: false }, host);
  return program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ start = 0, length = 0, messageText }) => {
    const [message] = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n");
    return `${text.slice(start, start + length)}: ${message}`;
  });
}

const sources = new Map<string, ts.SourceFile>();

const logGroup = "aws:cloudwatch/logGroup:LogGroup";
const plan = "aws:backup/plan:Plan";

describe("inputs of AWS resources", function () {
  this.timeout(120_000);

  it("take plain values, documented values, and what is known only after deployment", () => {
    assert.equal(dirname(file), join(project, "components/aws/synth/common"));
    const inputs = `{ name: "/shop", retentionInDays: days, ...(sometimes && { kmsKeyId: late }), tags: { a: "b" } }`;
    assert.deepEqual(errorsOf(logGroup, inputs), []);
    assert.deepEqual(errorsOf(plan, `{ rules: [{ ruleName: "daily", targetVaultName: late, startWindow: 60 }] }`), []);
  });

  it("do not compile with a misspelt property, at any depth and where it is only sometimes there", () => {
    const never = "Type 'number' is not assignable to type 'never'.";
    assert.deepEqual(errorsOf(logGroup, `{ name: "/shop", retentionInDay: 30 }`), [`retentionInDay: ${never}`]);
    const nested = `{ rules: [{ ruleName: "daily", targetVaultName: late, startWindows: 60 }] }`;
    assert.deepEqual(errorsOf(plan, nested), [`startWindows: ${never}`]);
    const [spread, ...rest] = errorsOf(logGroup, `{ name: "/shop", ...(sometimes && { kmsKey: "k" }) }`);
    assert.match(spread ?? "", /kmsKey\?: string/);
    assert.deepEqual(rest, []);
  });

  it("do not compile with a value of another type, or without a required property", () => {
    assert.deepEqual(errorsOf(logGroup, `{ retentionInDays: "30 days" }`), [
      "retentionInDays: Type 'string' is not assignable to type 'number | Late | undefined'.",
    ]);
    const [missing = "", ...rest] = errorsOf(plan, `{ name: "shop" }`);
    assert.match(missing, /^\{ name: "shop" \}: Argument of type '\{ name: string; \}' is not assignable/);
    assert.deepEqual(rest, []);
  });
});
