import type { Verification } from './schemas.ts'

/** The page that a report's QR code leads to: what is known of the code, nothing about persons. */
export function verifyPage(found: Verification | null, sent?: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>报告核验</title>
<style>${style}</style></head>
<body><main><h1>报告核验</h1>${found === null ? unknown : known(found, sent)}</main></body></html>`
}

const style =
  'body{font:16px/1.7 system-ui,sans-serif;color:#1a1a1a;background:#f2f5f8;margin:0}' +
  'main{max-width:42rem;margin:2rem auto;padding:1.5rem 2rem;background:#fff;border-top:4px solid #12436d}' +
  'h1{font-size:1.4rem;color:#12436d}dt{color:#555;font-size:.9rem}dd{margin:0 0 .6rem;word-break:break-all}' +
  '.good{color:#1f5c3c;font-weight:700}.bad{color:#a8322a;font-weight:700}button{font:inherit;padding:.3rem 1rem}'

/** What was typed is not repeated: it may be anything. */
const unknown = `
<p class="bad" role="status">没有这个验证码的已签发报告。</p>
<p>请核对验证码。印有“未签发稿”字样的文件没有验证码,仅供内部核对。</p>`

function known(found: Verification, sent: string | undefined): string {
  const rows = [
    ['验证码', found.code],
    ['报告', found.title],
    ['签发单位', found.issuer],
    ['数据截至', found.asOf],
    ['签发日期', found.issuedOn],
    ['文件大小', `${found.sizeBytes} 字节`],
    ['SHA-256 校验值', found.sha256],
  ]
  const list = rows.map(([name, value = '']) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`)
  return `
${verdict(found, sent)}<dl>${list.join('')}</dl>
<form method="post" enctype="multipart/form-data"><p><label>核验手中的文件:
<input type="file" name="file" accept="application/pdf" required></label>
<button type="submit">核验</button></p></form>
<p>文件只用来计算校验值,不会保存。</p>`
}

function verdict({ sha256, supersededBy }: Verification, sent: string | undefined): string {
  const newer =
    supersededBy === null
      ? ''
      : `<p class="bad">本报告已有更新的版本:<a href="/verify/${supersededBy}">${supersededBy}</a></p>`
  if (sent === undefined) return `<p class="good" role="status">本报告由下列单位签发。</p>${newer}`
  return sent === sha256
    ? `<p class="good" role="status">文件与签发的原件完全一致。</p>${newer}`
    : `<p class="bad" role="status">文件与签发的原件不一致,内容可能已被改动。</p>${newer}`
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
