import type { Vocabulary } from "../loader/references";
import type { Catalogue } from "./load";
import { misfit } from "./properties";

/** The names of a catalogue, for the loader. */
export function vocabularyOf({ concepts, kinds, sheets, unread }: Catalogue): Vocabulary {
  return {
    concepts: [...concepts.keys(), ...unread],
    kinds: [...kinds, ...unread],
    properties: (name) => {
      const properties = sheets.get(name)?.properties;
      return (
        properties && {
          names: [...properties.keys()],
          allowed: (key, value) => {
            const property = properties.get(key);
            return property && misfit(property, value);
          },
        }
      );
    },
  };
}
