// An assertion that fails inside an un-awaited promise must fail the run, not vanish.
process.on("unhandledRejection", (reason) => {
  throw reason;
});
