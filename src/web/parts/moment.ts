import { useLanguage } from '../messages/index.tsx'

const locales = { zh: 'zh-CN', en: 'en-GB' } as const

/** A point in time in the language of the page, to the minute. */
export function useMoment(): (at: Date) => string {
  const { language } = useLanguage()
  return (at) => at.toLocaleString(locales[language], { dateStyle: 'medium', timeStyle: 'short' })
}
