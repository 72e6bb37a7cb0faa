import type { LogStore, Planned, Problem } from "../../../../core/model";
import { fragment, merge } from "../../../kit/fragment";
import type { Context } from "../common/context";
import type { Fragment } from "../common/typed-inputs";
import { countProblems } from "./counts";
import { customTable } from "./custom-tables";
import { diagnosticSetting } from "./diagnostics";
import { savedCount, savedQuery } from "./searches";
import { storeKinds } from "./stores";
import { table } from "./tables";
import { workspace } from "./workspaces";

const byKind: Readonly<Record<string, (scene: Context, store: Planned<LogStore>) => Fragment>> = {
  [storeKinds.workspace]: workspace,
  [storeKinds.table]: (scene, store) => table(scene, store),
  [storeKinds.customTable]: customTable,
  [storeKinds.diagnosticSetting]: diagnosticSetting,
};

/** Workspaces first, then what refers to them. */
const order = Object.keys(byKind);

export function logs(scene: Context): Fragment {
  const { stores, counts, queries } = scene.plan;
  const ours = stores.filter(({ spec }) => spec.kind.startsWith("azure."));
  const sorted = [...ours].sort((a, b) => order.indexOf(a.spec.kind) - order.indexOf(b.spec.kind));
  return merge(
    ...sorted.map((store) => byKind[store.spec.kind]?.(scene, store) ?? unknownKind(store)),
    ...counts.map((count) => savedCount(scene, count)),
    ...queries.map((query) => savedQuery(scene, query)),
    fragment({ problems: countProblems(scene) }),
  );
}

function unknownKind({ spec }: Planned<LogStore>): Fragment {
  const problem: Problem = {
    code: "AZURE-STORE",
    at: spec.at,
    path: spec.path,
    what: "no such kind of log store on Azure",
    given: spec.kind,
    allowed: order.join(", "),
  };
  return fragment({ problems: [problem] });
}
