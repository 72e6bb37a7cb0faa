import { breaking } from "../kit/system-yaml";

describe("problems of secrets and environments", () => {
  breaking(
    "SPEC-SECRET: an access key",
    [['"${config.webGroup}"', "AKIAIOSFODNN7EXAMPLE"]],
    [
      "8:36  SPEC-SECRET  resources.web.group: this looks like an AWS access key; put it into the stack configuration with pulumi config set --secret, and refer to the key",
    ],
  );
  breaking(
    "SPEC-SECRET: a password in an address",
    [["https://shop.example.com", "https://ops:hunter2@shop.example.com"]],
    [
      "38:31  SPEC-SECRET  probes.home.url: this looks like a password in a URL; put it into the stack configuration with pulumi config set --secret, and refer to the key",
    ],
  );
  breaking(
    "SPEC-ENV-PATH: a change of nothing",
    [["critical.is'", "critcal.is'"]],
    [
      '65:17  SPEC-ENV-PATH  environments.dev[0].change: this path does not exist; given alerts["web.cpu"].critcal.is; did you mean alerts["web.cpu"].critical.is?',
    ],
    { environment: "dev" },
  );
  breaking(
    "SPEC-ENV-EXPIRED: a change whose time is over",
    [["because: load tests", "because: load tests, until: 2025-12-31"]],
    [
      "65:92  SPEC-ENV-EXPIRED  environments.dev[0].until: this change has expired; given 2025-12-31; take it out, or decide again with a new date",
    ],
    { environment: "dev" },
  );
  breaking(
    "SPEC-ENV-UNTIL: prod loosened without an end",
    [["  dev:\n", "  prod:\n"]],
    [
      '65:17  SPEC-ENV-UNTIL  environments.prod[0].change: loosens a documented value in prod without an end; given alerts["web.cpu"].critical.is to >= 95%; add until: YYYY-MM-DD',
    ],
  );
});
