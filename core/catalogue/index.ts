/** The metric catalogue: concepts, how each is measured on each kind of resource, and whether a rule makes sense. */

export { nameList, suggest } from "../loader/suggest";
export { type Boards, loadBoards } from "./boards";
export { type Filled, fill, propertiesOf } from "./fill";
export { judge, type Level, remarks } from "./judge";
export { unitProblems } from "./judge-unit";
export type { Kind } from "./kinds";
export { type Catalogue, loadCatalogue, type Override } from "./load";
export { findConcept, type Measured, measure } from "./measure";
export { loadPrices } from "./prices";
export { choicesOf, misfit } from "./properties";
export { type Property, propertyReaders } from "./schema";
export { vocabularyOf } from "./vocabulary";
