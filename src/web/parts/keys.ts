import type { KeyboardEvent } from 'react'

/** Whether a key was pressed alone: with Ctrl, Alt or Meta it is the browser's, not a shortcut of ours. */
export const isPlain = ({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  !(ctrlKey || altKey || metaKey)
