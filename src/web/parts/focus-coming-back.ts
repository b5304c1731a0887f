import { useEffect, useState } from 'react'

/** Who works by keyboard goes on where the dialog was opened. */
export function useFocusComingBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      setTimeout(() => before instanceof HTMLElement && before.focus())
    },
    [before],
  )
}
