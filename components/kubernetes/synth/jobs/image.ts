import type { Problem } from "../../../../core/model";
import { problemAt } from "../../../kit/problems";
import { type Entry, settingOf } from "./entry";

/** A tag can be pushed again: only a digest names one image. */
export function imageProblems(entry: Entry): Problem[] {
  const image = settingOf(entry.spec.image);
  if (image === undefined || /@sha256:[0-9a-f]{64}$/.test(image)) return [];
  const problem = {
    what: "an image without a digest can change; pin it",
    given: image,
    allowed: "<name>@sha256:<64 hexadecimal digits>",
    change: "pin the image by its digest",
  };
  return [problemAt(entry, "KUBERNETES-IMAGE", problem, entry.spec.image)];
}
