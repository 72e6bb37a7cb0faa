import { basename, dirname } from "node:path";
import { z } from "zod";
import { compareProblems, type PriceTable, type Problem } from "../model";
import { roomFiles } from "./files";
import { shapeProblems } from "./issues";
import { readSource } from "./source";

const amount = z.string().regex(/^\d+(\.\d+)?$/, "a decimal number in quotes");
const priceFile = z.strictObject({
  provider: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/, "an ISO 4217 code"),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "YYYY-MM-DD"),
  region: z.string(),
  source: z.string(),
  resources: z.record(
    z.string(),
    z.union([
      z.strictObject({ price: amount, each: z.string().optional() }),
      z.strictObject({ by: z.string(), prices: z.record(z.string(), amount) }),
    ]),
  ),
  usage: z.record(z.string(), z.string()).default({}),
  free: z.array(z.string()).default([]),
  logs: z.strictObject({ received: amount, kept: amount, freeDays: z.number() }).optional(),
  metrics: z.strictObject({ namespace: z.string(), price: amount }).optional(),
  backups: z.strictObject({ kept: amount }).optional(),
});

/** Reads the tables of the given folders; a later one replaces an earlier one of the same provider. */
export function loadPrices(folders: readonly string[]): {
  tables: readonly PriceTable[];
  problems: readonly Problem[];
} {
  const tables = new Map<string, PriceTable>();
  const rooms = folders.map(roomFiles);
  const problems = rooms.flatMap((room) => room.problems);
  for (const file of rooms.flatMap(({ files }) => files)) {
    const source = readSource(file, dirname(file));
    if (!("value" in source)) {
      problems.push(source);
      continue;
    }
    const parsed = priceFile.safeParse(source.value);
    if (parsed.success) tables.set(basename(file), parsed.data as PriceTable);
    else problems.push(...shapeProblems(source, priceFile, parsed.error.issues));
  }
  return { tables: [...tables.values()], problems: problems.sort(compareProblems) };
}
