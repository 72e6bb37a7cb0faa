import type { Collecting, RawStated } from "./raw-stated";

/** What the keys of a stated value must not say together, or not alone. The schema cannot: it knows each key by itself. */
export function checkCoherence(reading: Collecting, raw: object & RawStated): void {
  const needsReason = (["deploy", "assume", "process"] as const).find((key) => raw[key] !== undefined);
  if (needsReason && (raw.because ?? "").trim() === "") {
    reading.problem("SPEC-MISSING-KEY", reading.tree.keyPlace(raw, needsReason), {
      what: `${needsReason} without a reason`,
      change: "add because: <why>",
    });
  }
  if (raw.assume !== undefined && (raw.is !== undefined || raw.row !== undefined || raw.deploy !== undefined)) {
    reading.problem("SPEC-VALUE", reading.tree.keyPlace(raw, "assume"), {
      what: "both assumed and documented",
      change: "keep assume where the document is silent, else is",
    });
  }
  if (raw.deploy !== undefined && raw.is === undefined && raw.says === undefined) {
    reading.problem("SPEC-MISSING-KEY", reading.tree.keyPlace(raw, "deploy"), {
      what: "a correction of nothing: the document's own value is missing",
      change: "add is: <what the document says>",
    });
  }
  const answers = (["superseded", "process", "check"] as const).filter((key) => raw[key] !== undefined);
  if (answers.length > 1) {
    reading.problem("SPEC-VALUE", reading.tree.place(raw), {
      what: "covered more than once",
      given: answers.join(", "),
      change: "keep one",
    });
  }
}
