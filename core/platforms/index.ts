/** What the core knows of platforms: their languages of measurements, and the words system files use for their parts. */

export type { Drawing, Finding, Flaw, Language, LevelLimit, PlaceholderContext } from "./language";
export { formatThreshold, statisticFinding, statisticFlaw, windowFindings } from "./language";
export { builtIn, engineFor, languageOf, languages, type Platform, platforms, platformsFrom } from "./platform";
