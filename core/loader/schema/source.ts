import type { z } from "zod";
import type { SectionName, sectionFields } from "../../model";
import type { entryKeys } from "./entry";
import type { stated } from "./stated";
import type { systemSchema } from "./system";

type SectionFields = typeof sectionFields;

type Entry<Section extends SectionName> = z.input<z.ZodObject<typeof entryKeys>> & {
  readonly [Key in keyof SectionFields[Section]]?: z.input<typeof stated>;
};

/**
 * A system as an object of TypeScript, with the keys of a system file: what docs/system-yaml.md says of each holds here
 * too. A key that no file may have does not compile.
 */
export type SystemSource = Omit<z.input<ReturnType<typeof systemSchema>>, SectionName> & {
  readonly [Section in SectionName]?: Readonly<Record<string, Entry<Section>>>;
};
