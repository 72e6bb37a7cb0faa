import assert from "node:assert/strict";
import type { ProbeSpec } from "../../core/model";
import { assertEvidence, codes, declared, rendered, unseen } from "./kit";
import {
  alertOf,
  mail,
  measured,
  numberFact,
  planned,
  planOf,
  probeSpec,
  routeOf,
  ruleOf,
  text,
  textFact,
  time,
  web,
} from "./plans";

const inputsOf = (parts: Partial<ProbeSpec>) =>
  declared(rendered(planOf({ probes: [planned(probeSpec(parts))] })), "probe-api").inputs;
const codesOf = (parts: Partial<ProbeSpec>) => codes(rendered(planOf({ probes: [planned(probeSpec(parts))] })));

describe("Route 53 health check", () => {
  it("asks for the probe's URL and path", () => {
    assert.deepEqual(inputsOf({ path: text("/health") }), {
      type: "HTTPS",
      fqdn: "shop.example.com",
      port: 443,
      resourcePath: "/health",
      enableSni: true,
      requestInterval: 30,
      failureThreshold: 3,
      measureLatency: false,
      tags: {
        Name: "shop-prod-api",
        "hozen:system": "shop",
        "hozen:environment": "prod",
        "hozen:probe": "api",
        "managed-by": "hozen",
      },
    });
  });

  it("takes port, path and query from the URL", () => {
    const { type, port, resourcePath, enableSni } = inputsOf({ url: "http://shop.example.com:8080/live?full=1" });
    assert.deepEqual([type, port, resourcePath, enableSni], ["HTTP", 8080, "/live?full=1", false]);
  });

  it("asks an address that is a number by number", () => {
    const { ipAddress, fqdn } = inputsOf({ url: "https://203.0.113.9/health" });
    assert.deepEqual([ipAddress, fqdn], ["203.0.113.9", undefined]);
  });

  it("searches the answer for a text", () => {
    const { type, searchString } = inputsOf({ expectText: text('"healthy"') });
    assert.deepEqual([type, searchString], ["HTTPS_STR_MATCH", '"healthy"']);
  });

  it("probes from as many regions as documented", () => {
    assert.deepEqual(inputsOf({ locations: time("3 locations") }).regions, [
      "ap-northeast-1",
      "ap-southeast-1",
      "ap-southeast-2",
    ]);
    assert.deepEqual(codesOf({ locations: time("8 locations") }), []);
    assert.deepEqual(codesOf({ locations: time("9 locations") }), ["AWS-PROBE-LOCATIONS"]);
    assert.deepEqual(codesOf({ locations: time("2 locations") }), ["AWS-PROBE-LOCATIONS"]);
  });

  it("probes at the accepted interval that detects no later", () => {
    const interval = (every: string) => inputsOf({ every: time(every) }).requestInterval;
    assert.deepEqual(["10 s", "29 s", "30 s", "5 minutes"].map(interval), [10, 10, 30, 30]);
    assert.deepEqual(codesOf({ every: time("9 s") }), ["AWS-PROBE-INTERVAL"]);
  });

  it("shows interval, path, locations, status and text", () => {
    const facts = [
      numberFact("S-1", "every", "1 minute"),
      textFact("S-2", "probe", "/health"),
      numberFact("S-3", "count", "5 locations"),
      textFact("S-4", "expect", "200"),
      textFact("S-5", "expect", "healthy"),
    ];
    const spec = probeSpec({
      every: time("1 minute"),
      path: text("/health"),
      locations: time("5 locations"),
      expectStatus: text("200"),
      expectText: text("healthy"),
    });
    const plan = planOf({ probes: [planned(spec, facts)] });
    assert.deepEqual(unseen(plan, rendered(plan)), []);
    assertEvidence(plan, rendered(plan));
  });

  it("says of the alerts on it what it cannot do", () => {
    const resource = { ...web, key: "probe.api", kind: "aws.route53.healthcheck" };
    const spec = probeSpec({ every: time("1 minute"), expectStatus: text("200"), timeout: time("5 s") });
    const alert = alertOf({ resource, measurement: measured({ region: "us-east-1" }), rules: [ruleOf()] });
    const plan = planOf({ probes: [planned(spec)], alerts: [alert], routes: [routeOf("critical", [mail])] });
    assert.deepEqual(rendered(plan).rules[0]?.fidelity, {
      level: "approximated",
      reason:
        "probed every 30 s instead of every 1 m; any 2xx or 3xx status counts as 200; the time limit is fixed (4 s to connect, 2 s to answer), not 5 s",
    });
  });

  it("refuses addresses it cannot reach from outside", () => {
    for (const url of ["http://localhost:3000/health", "ftp://shop.example.com", "shop", "http://127.0.0.1/"]) {
      assert.deepEqual(codesOf({ url }), ["AWS-PROBE-URL"]);
    }
  });

  it("refuses a status it cannot tell from others", () => {
    assert.deepEqual(codesOf({ expectStatus: text("301") }), []);
    assert.deepEqual(codesOf({ expectStatus: text("401") }), ["AWS-PROBE-STATUS"]);
  });

  it("takes a path and a text of 255 characters and no longer", () => {
    assert.deepEqual(codesOf({ path: text(`/${"p".repeat(254)}`) }), []);
    assert.deepEqual(codesOf({ path: text(`/${"p".repeat(255)}`) }), ["AWS-PROBE-PATH"]);
    assert.deepEqual(codesOf({ expectText: text("t".repeat(255)) }), []);
    assert.deepEqual(codesOf({ expectText: text("t".repeat(256)) }), ["AWS-PROBE-TEXT"]);
  });

  it("takes one to ten failures for down", () => {
    assert.equal(inputsOf({ properties: { failureThreshold: "10" } }).failureThreshold, 10);
    assert.deepEqual(codesOf({ properties: { failureThreshold: "11" } }), ["AWS-PROBE-FAILURES"]);
  });

  it("leaves probes of other platforms to them", () => {
    assert.deepEqual(rendered(planOf({ probes: [planned(probeSpec({ provider: "azure" }))] })).declarations, []);
  });
});
