import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname
const outDir = path.resolve(root, '../../dist/web')

/** The highest of 11 takes 14 times as long for a twelfth less. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

/** Lays a .br and a .gz beside each text file, so that the server compresses nothing itself. */
const compressed: Plugin = {
  name: 'compressed',
  closeBundle() {
    for (const file of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|html|svg)$/.test(file)) continue
      const name = path.join(outDir, file)
      const content = readFileSync(name)
      writeFileSync(`${name}.br`, brotliCompressSync(content, brotli))
      writeFileSync(`${name}.gz`, gzipSync(content))
    }
  },
}

export default defineConfig({
  root,
  plugins: [react(), compressed],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1024,
    // Its settings come before the first schema is made.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'schema-library', test: /node_modules.zod|no-eval/ }] },
      },
    },
  },
  // The console's own modules lie below /api too.
  server: { proxy: { '^/api/(?!.*\\.ts)': 'http://127.0.0.1:3000' } },
})
