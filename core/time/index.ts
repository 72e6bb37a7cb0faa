/** Time: instants, zones, calendar days, and the notations platforms write schedules in. Imports only the model. */
export * from "./calendar-days";
export * from "./instants";
export * from "./overlap";
export * from "./schedule-fields";
export * from "./schedule-guard";
export * from "./time-intervals";
export * from "./time-notation";
export * from "./unix-cron";
export * from "./zone";
