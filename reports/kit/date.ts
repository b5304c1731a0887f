/** "2023-12-31" as a document writes it: "2023年12月31日". */
export function chineseDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}
