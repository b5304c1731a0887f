/** The reports in the order of the menu. */
export const reports = Object.freeze([] as const)
