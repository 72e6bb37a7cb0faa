import { strict as assert } from "node:assert";
import fc from "fast-check";
import ICAL from "ical.js";
import { plain as reviewed } from "../../commands/review/tables";
import { calendarOf } from "../../commands/runbook/calendar";
import { plain } from "../../commands/runbook/markdown";
import { iniValue, logicAppText } from "../../components/kit/escapes";
import { templateText } from "../../core/expressions";
import { formatProblem, parseSchedule } from "../../core/model";

/** What some place would run, follow, or read as the end of the value. */
const payloads = [
  "{{ $value }}",
  "{{{{",
  "@here",
  "@{triggerBody()}",
  "@@{x}",
  "A\r\nATTACH:http://evil.example.com/x\r\nBEGIN:VALARM",
  "a\rb;c,d\\n",
  "x | y\n# heading",
  "#1 GH-2 https://evil.example.com www.evil.example.com @team",
  "\u001b[31mred\u202e",
];
const texts = fc.array(fc.oneof(fc.constantFrom(...payloads), fc.string({ unit: "grapheme" })), { maxLength: 4 });
const anyText = texts.map((parts) => parts.join(""));

/** As a Go template shows it: only actions that are one quoted text are evaluated. */
function goShown(text: string): string {
  return text.replaceAll('{{ "{{" }}', "\u0000").replaceAll("\u0000", "{{");
}

describe("Values of a system", () => {
  it("are shown by a Go template as they are written, and leave no action but a quoted text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = templateText(text);
        assert.ok(!escaped.replaceAll('{{ "{{" }}', "").includes("{{"), escaped);
        if (!text.includes('"{{"')) assert.equal(goShown(escaped), text);
      }),
    );
    assert.equal(templateText("{{ $value }}"), '{{ "{{" }} $value }}');
  });

  it("begin no expression of a Logic App", () => {
    assert.equal(logicAppText("@here"), "@@here");
    assert.equal(logicAppText("a @{triggerBody()} b"), "a @@{triggerBody()} b");
    assert.equal(logicAppText("ops@example.com"), "ops@example.com");
  });

  it("end no line of a settings file: the loader refuses them, and nothing else writes one", () => {
    assert.equal(iniValue("ap-northeast-3"), "ap-northeast-3");
    for (const text of ["x\nrepo1-cipher-type=none", "x\r", "x\u2028y", "\u0000"]) {
      assert.throws(() => iniValue(text), /one line/);
    }
  });

  it("add no property to a calendar, whatever name, title and description hold", () => {
    const schedule = parseSchedule("daily 09:00", "Asia/Tokyo");
    assert.ok(schedule);
    const count = (name: string, title: string) => {
      const task = { kind: "task", key: "check", title, schedule, chosenDay: false, clauses: [] } as const;
      const options = { name, scope: "shop.prod", year: 2026, describe: () => title, link: () => undefined };
      const text = calendarOf([task], options);
      // Readers differ in what ends a line: for none of them may there be more.
      const lines = text.replace(/\r\n[ \t]/g, "").split(/\r\n|[\r\n\u0085\u2028\u2029]/);
      const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
      return [lines.length, event?.getAllProperties().length];
    };
    const expected = count("Tasks", "check");
    fc.assert(
      fc.property(anyText, anyText, (name, title) => {
        assert.deepEqual(count(name, title), expected);
      }),
    );
  });

  it("stay in one cell of a table of a runbook", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = plain(text);
        assert.doesNotMatch(shown, /[\r\n\u0085\u2028\u2029]/);
        assert.doesNotMatch(shown.replace(/\\./g, ""), /[|<[\]`]/);
      }),
    );
  });

  it("refer in a review to nobody, no issue and no address", () => {
    assert.equal(
      reviewed("#1 GH-2 https://evil.example.com www.evil.example.com @team"),
      "&#35;1 GH&#45;2 https&#58;//evil.example.com www&#46;evil.example.com &#64;team",
    );
  });

  it("control no terminal through a problem", () => {
    const said = formatProblem({ code: "SPEC-VALUE", what: "odd", given: "\u001b[31mred\u202e\u009b" });
    assert.equal(said, "SPEC-VALUE  odd; given \\u001b[31mred\\u202e\\u009b");
  });
});
