/** The component checks belong to. */
export const watchConcern = "watches";
