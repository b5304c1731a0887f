/** Series of economic subjects that pay for running an office: wages, goods, capital. */
export const runningSubjects = ['301', '302', '309', '310'] as const
