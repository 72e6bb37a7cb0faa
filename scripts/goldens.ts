import { goldensOf, writeGoldens } from "../test/golden/golden";
import { wholePlan } from "../test/kit/plan";

// Writes test/golden/expected anew from the plan of the prod stack; review the change before committing it.
wholePlan().then(({ report }) => {
  const goldens = goldensOf(report);
  writeGoldens(goldens);
  process.stdout.write(`${goldens.size} goldens written\n`);
});
