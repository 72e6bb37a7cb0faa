/** The metric catalogue: concepts, how each is measured on each kind of resource, and whether a rule makes sense. */
export { type Filled, type Filler, fill, propertiesOf } from "./fill";
export type { Judgement } from "./finding";
export { judge, judgeOrder, type Level, type Rule } from "./judge";
export { type Catalogue, loadCatalogue, type Override } from "./load";
export { findConcept, measure } from "./measure";
