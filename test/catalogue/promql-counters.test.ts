import assert from "node:assert/strict";
import { needPromtool } from "../kit/promtool";
import { evaluate, promql } from "./promql-cases";
import { builtInCatalogue } from "./samples";

describe("counters of the catalogue", () => {
  before(function () {
    needPromtool(this);
  });

  it("counts events exactly, over resets and for counters that were not there before", () => {
    const failures = promql("auth.login_failures", "prometheus.app", { job: "auth", metric: "login_failed_total" });
    const one = 'login_failed_total{job="auth",pod="a"}';
    const up = 'up{job="auth"}';
    const two = 'login_failed_total{job="auth",pod="b"}';
    const { expression } = failures;
    evaluate([
      { name: "five, where increase() says more", expression, series: { [one]: "0x15 1 2 3 4 5" }, value: 5 },
      { name: "four", expression, series: { [one]: "3x15 4 5 6 7 7" }, value: 4 },
      { name: "none", expression, series: { [one]: "41x20" }, value: 0 },
      { name: "reset", expression, series: { [one]: "40x16 0 1 2 3" }, value: 3 },
      { name: "born at one", expression, series: { [up]: "1x20", [one]: "_x18 1 1 1" }, value: 1 },
      {
        name: "first scrape of an old counter",
        expression,
        series: { [up]: "_x18 1 1 1", [one]: "_x18 900 900 902" },
        value: 2,
      },
      { name: "back after a long gap", expression, series: { [one]: "900 stale _x78 900x8" }, at: "85m", value: 0 },
      { name: "two pods", expression, series: { [one]: "3x15 4 4 4 4 4", [two]: "7x16 0 2 2 2" }, value: 3 },
      { name: "scrape gap at the start of the window", expression, series: { [one]: "5x9 _x6 6x5" }, value: 1 },
      { name: "no counter", expression, series: {}, value: undefined },
    ]);
  });

  it("are written in one way only", () => {
    const byHand = [...builtInCatalogue().concepts.values()].flatMap(({ name, measurements }) =>
      Object.entries(measurements)
        .filter(([, measurement]) => JSON.stringify(measurement).includes("offset $W"))
        .map(([kind]) => `${name} on ${kind}`),
    );
    assert.deepEqual(byHand, []);
  });

  it("does not take a server's old statistics for new events when monitoring starts", () => {
    const { expression } = promql("db.deadlocks", "prometheus.postgres", { job: "pg" });
    const archive = promql("wal.archive.failures", "prometheus.postgres", { job: "pg" }).expression;
    const deadlocks = 'pg_stat_database_deadlocks{job="pg",instance="db",datname="app"}';
    const failed = 'pg_stat_archiver_failed_count{job="pg",instance="db"}';
    const labels = '{instance="db"}';
    evaluate([
      {
        name: "five in five minutes",
        expression,
        series: { [deadlocks]: "120x15 121 122 123 124 125" },
        value: 1,
        labels,
      },
      { name: "one in five minutes", expression, series: { [deadlocks]: "120x17 121x3" }, value: 0.2, labels },
      { name: "first scrape", expression, series: { [deadlocks]: "_x18 120 120 120" }, value: undefined },
      { name: "statistics reset", expression, series: { [deadlocks]: "120x16 0 0 5 5" }, value: 1, labels },
      { name: "archive failures", expression: archive, series: { [failed]: "7x17 8 9 10" }, value: 3, labels },
    ]);
  });
});
