import { appendFileSync } from "node:fs";

/** An assertion that fails inside an un-awaited promise must fail the run, not vanish. */
function fail(reason: unknown): never {
  throw reason;
}

/** For each file of tests anew: a process of `mocha --parallel` forgets all listeners after a file. */
export const mochaHooks = {
  beforeAll(): void {
    process.off("unhandledRejection", fail).on("unhandledRejection", fail);
  },
};

// What fails when its file has ended ends a process that no test waits for; the reporter counts it.
const { MOCHA_WORKER_ID: worker, HOZEN_TEST_DEATHS: deaths } = process.env;
if (worker !== undefined && deaths !== undefined)
  process.on("exit", (code) => {
    if (code !== 0) appendFileSync(deaths, `process ${worker} of the tests ended with ${code}\n`);
  });
