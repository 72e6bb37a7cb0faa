/** Azure components for programs of your own: feed them the declarations of `renderAzure`, or your own. */
export type { ConcernArgs } from "../concern";
export { accessTo } from "./access";
export { Alerts } from "./alerts";
export { renderAzure } from "./dialect";
export { Events } from "./events";
export { Logs } from "./logs";
export { Notification } from "./notification";
export { Probes } from "./probes";
export { azure } from "./provider";
