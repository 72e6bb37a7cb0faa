const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { reporters } = require("mocha");

/** Mocha's spec reporter, closed by one plain line that any machine can read. */
module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    this.folder = mkdtempSync(join(tmpdir(), "hozen-reporter-"));
    // test/kit/setup.ts writes there when a process of the tests dies between two files, which mocha does not see.
    process.env.HOZEN_TEST_DEATHS = join(this.folder, "deaths");
    writeFileSync(process.env.HOZEN_TEST_DEATHS, "");
    // Mocha waits in vain for the files of a pool without processes; node then ends with 0.
    this.incomplete = () => {
      process.exitCode = 1;
      this.close(["not all files were run: processes of the tests died"]);
    };
    process.once("exit", this.incomplete);
  }

  epilogue() {
    process.removeListener("exit", this.incomplete);
    const deaths = readFileSync(process.env.HOZEN_TEST_DEATHS, "utf8").split("\n").filter(Boolean);
    try {
      super.epilogue();
    } catch (error) {
      // A failure after the end of its test reaches mocha's list without a title.
      deaths.push(`the list of failures is incomplete: ${error.message}`);
    }
    this.close(deaths);
  }

  /** `more` are failures that belong to no test. */
  close(more) {
    rmSync(this.folder, { recursive: true });
    for (const failure of more) console.log(`  failed: ${failure}`);
    this.runner.failures += more.length;
    const { passes, failures, pending } = this.stats;
    console.log(`${passes} passed, ${failures + more.length} failed${pending > 0 ? `, ${pending} skipped` : ""}`);
  }
};
