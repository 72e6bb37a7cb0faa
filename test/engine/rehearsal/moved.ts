import { join } from "node:path";
import { Succession } from "../../../commands/rehearse/succession";
import { findEngine } from "../../../engine/find";
import type { EngineRun } from "../../../engine/rehearsal/rehearsal";
import { readStackFile } from "../../../engine/stack-file";

const root = join(__dirname, "../../..");
const asOf = "2026-01-01";
const [stays, moves] = ["camp-backend", "tenant-platform"] as const;

/** What a run does; of providers that are forgotten, book-keeping without a call to any platform, the name alone. */
function brief({ ok, steps, errors }: EngineRun) {
  const said = steps.map(({ operation, urn }) =>
    operation === "delete" && urn.includes("::pulumi:providers:") ? urn.split("::").at(-1) : `${operation} ${urn}`,
  );
  return { ok, steps: said.sort(), errors };
}

/** A system of this project leaves the stack of two for one of its own, by the commands of docs/scale.md. */
export async function movedSystem() {
  const both = { before: [stays, moves], after: [stays, moves] };
  const engine = findEngine().path;
  const { rehearsal } = await Succession.open({
    before: root,
    after: root,
    stack: "prod",
    asOf,
    systems: both,
    engine,
  });
  const { values } = readStackFile(root, "prod");
  const configOf = (system: string) => ({
    ...values,
    "hozen:asOf": asOf,
    "hozen:environment": "prod",
    "hozen:systems": JSON.stringify([system]),
  });
  try {
    const up = await rehearsal.up();
    const made = rehearsal.cloud.all().length;
    const own = await rehearsal.beside(`prod-${moves}`);
    await rehearsal.move(`urn:pulumi:prod::hozen::hozen:index:System::${moves}`, own);
    await rehearsal.configure(configOf(stays));
    await own.configure(configOf(moves));
    const previews = [brief(await rehearsal.preview()), brief(await own.preview())];
    const count = async (stack: typeof own) => (await stack.urns()).filter((urn) => !urn.includes("::pulumi:")).length;
    const systems = async (stack: typeof own) =>
      (await stack.urns()).flatMap((urn) => /^urn:pulumi:[^:]+::hozen::hozen:index:System::(.+)$/.exec(urn)?.[1] ?? []);
    return {
      up: up.errors,
      previews,
      systems: [await systems(rehearsal), await systems(own)],
      made: made > 50,
      nothingMadeAnew: rehearsal.cloud.all().length === made,
      both: [await count(rehearsal), await count(own)].every((resources) => resources > 10),
    };
  } finally {
    rehearsal.close();
  }
}
