import type { Said, Statement } from "../document";
import { headingWords, plainWords } from "./words";

/** The heading path of a clause, `2. Monitoring > Web server > CPU`, in the words that are compared. */
export function segmentsOf(section: string): string[] {
  return section
    .split(/\s*>\s*/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "");
}

/**
 * How much of a heading path leads to a place, 0 to 1. A segment is a heading, or else words of the row, the list or the
 * sentence: a path may go on into a table.
 */
export function reached(segments: readonly string[], place: Surroundings): number {
  if (segments.length === 0) return 0;
  return segments.filter((segment) => leads(segment, place)).length / segments.length;
}

/** Everything around a value that a path may name, in the words that are compared. */
export interface Surroundings {
  readonly headings: readonly string[];
  readonly around: string;
}

export function aroundStatement({ heading, about }: Statement): Surroundings {
  const around = [...about.parents, ...about.row, ...about.column, about.sentence];
  return { headings: heading.map(headingWords), around: plainWords(around.join(" ")) };
}

export function aroundSaid({ heading, parents, text }: Said): Surroundings {
  return { headings: heading.map(headingWords), around: plainWords([...parents, text].join(" ")) };
}

function leads(segment: string, { headings, around }: Surroundings): boolean {
  const words = headingWords(segment);
  if (words === "") return true;
  if (headings.some((heading) => heading === words || heading.includes(words) || isPart(words, heading))) return true;
  if (around.includes(words)) return true;
  const pieces = segment.split(/[\s/、,:：()（）]+|(?<=[a-z_])\.(?=[a-z_])/iu).map(plainWords);
  return pieces.every(
    (piece) => piece === "" || around.includes(piece) || headings.some((heading) => heading.includes(piece)),
  );
}

/** A heading that is written shorter than the path: at least half of it. */
function isPart(words: string, heading: string): boolean {
  return heading.length * 2 >= words.length && heading.length > 1 && words.includes(heading);
}
