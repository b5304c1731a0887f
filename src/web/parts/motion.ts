/** Whether pictures and dialogs may move: not for those whose system asks for stillness. */
export const isMoving = (): boolean => !matchMedia('(prefers-reduced-motion: reduce)').matches
