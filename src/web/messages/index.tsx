import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { en } from './en.ts'
import { type Messages, zh } from './zh.ts'

export const languages = { zh: '中文', en: 'English' } as const
export type Language = keyof typeof languages

const catalogues: Record<Language, Messages> = { zh, en }
const kept = 'mingzhang.language'

interface Choice {
  language: Language
  choose(language: Language): void
  text: Messages
}

const Context = createContext<Choice>({ language: 'zh', choose: () => undefined, text: zh })

/** The texts of the chosen language, Chinese first; the choice is kept in the browser. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() =>
    localStorage.getItem(kept) === 'en' ? 'en' : 'zh',
  )
  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        localStorage.setItem(kept, next)
        setLanguage(next)
      },
      text: catalogues[language],
    }),
    [language],
  )
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  return <Context value={choice}>{children}</Context>
}

export const useText = (): Messages => useContext(Context).text
export const useLanguage = (): Choice => useContext(Context)
