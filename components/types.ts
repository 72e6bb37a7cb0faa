/** Type token of the component all resources of one system stand under. Part of every URN: never change it. */
export const systemType = "hozen:index:System";
