import { breaking } from "../kit/system-yaml";

describe("problems of YAML", () => {
  breaking(
    "SPEC-YAML: text that no parser reads",
    [["title: Shop", 'title: "Shop']],
    ['2:13  SPEC-YAML  not readable as YAML: Missing closing "quote; correct the YAML here'],
  );
  breaking(
    "SPEC-YAML: tags, which would change what a text means",
    [["title: Shop", "title: !secret Shop"]],
    ["2:8  SPEC-YAML  not readable as YAML: Unresolved tag: !secret; correct the YAML here"],
  );
  breaking(
    "SPEC-YAML: binary data",
    [["title: Shop", "title: !!binary Shop"]],
    ["2:8  SPEC-YAML  not readable as YAML: Unresolved tag: tag:yaml.org,2002:binary; correct the YAML here"],
  );
  breaking(
    "SPEC-YAML: two documents in one file",
    [["runbooks:\n", "---\nrunbooks:\n"]],
    ["60:1  SPEC-YAML  a second document starts here; write each into a file of its own"],
  );
  breaking(
    "SPEC-YAML: a merge of something that is no map",
    [["  home: {", "  home: { <<: text,"]],
    ["38:11  SPEC-YAML  only maps can be merged; write <<: *anchor, of a map"],
  );
  breaking(
    "SPEC-TAB: a line indented with a tab",
    [["    wait: {", "\twait: {"]],
    [
      "15:1  SPEC-TAB  indented with a tab; indent with spaces",
      "16:1  SPEC-YAML  not readable as YAML: All mapping items must start at the same column; correct the YAML here",
    ],
  );
  breaking(
    "SPEC-ALIAS: an alias without its anchor",
    [["for: 3 minutes }", "for: *steady }"]],
    [
      "29:60  SPEC-ALIAS  no anchor of this name is defined before it; given *steady; write &steady at the first use, or the value itself",
    ],
  );
  breaking(
    "SPEC-DUPLICATE-KEY: a key twice in one map",
    [["title: Shop\n", "title: Shop\ntitle: Store\n"]],
    [
      "3:1  SPEC-DUPLICATE-KEY  duplicate key in a map, first on line 2; given title; remove one, or give it another name",
    ],
  );
  breaking(
    "SPEC-DUPLICATE-KEY: two definitions of one runbook page",
    [["  cpu: CPU\n", "  cpu: CPU\n  cpu: Processors\n"]],
    [
      "62:3  SPEC-DUPLICATE-KEY  duplicate key in a map, first on line 61; given cpu; remove one, or give it another name",
    ],
  );
});
