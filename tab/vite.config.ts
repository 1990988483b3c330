import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Files that pdf.js fetches by name while it reads a document: CMaps, fonts, colour profiles, image decoders. */
function pdfResources(): Plugin {
  const from = `${import.meta.dirname}/../node_modules/pdfjs-dist`;
  return {
    name: "vanthu-pdf-resources",
    apply: "build",
    async generateBundle() {
      for (const folder of ["cmaps", "standard_fonts", "iccs", "wasm"]) {
        for (const name of await this.fs.readdir(`${from}/${folder}`)) {
          if (name.startsWith("quickjs")) continue; // Scripts inside a PDF are never run.
          const source = await this.fs.readFile(`${from}/${folder}/${name}`);
          this.emitFile({ type: "asset", fileName: `pdfjs/${folder}/${name}`, source });
        }
      }
    },
  };
}

async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Puts `<file>.gz` beside every text asset, so that the server sends compressed bytes without work per request. */
function compressed(): Plugin {
  const utf8 = new TextEncoder();
  return {
    name: "vanthu-compressed",
    apply: "build",
    enforce: "post",
    generateBundle: {
      // Vite's own plugins write into the chunks until the end.
      order: "post",
      async handler(_options, bundle) {
        for (const [fileName, output] of Object.entries(bundle)) {
          if (!/\.(?:js|mjs|css)$/.test(fileName)) continue;
          const text = output.type === "chunk" ? output.code : output.source;
          const bytes = typeof text === "string" ? utf8.encode(text) : new Uint8Array(text);
          this.emitFile({ type: "asset", fileName: `${fileName}.gz`, source: await gzipped(bytes) });
        }
      },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: "/tab/",
  publicDir: false,
  plugins: [react(), pdfResources(), compressed()],
  build: {
    outDir: "../dist/tab",
    emptyOutDir: true,
    target: "es2022",
    // pdf.js and its worker are one file each and are fetched only beside a paper.
    chunkSizeWarningLimit: 1600,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the first page needs comes in two files, of which the libraries' changes with their versions alone.
          groups: [
            { name: "base", tags: ["$initial"], test: /[\\/]node_modules[\\/]/, priority: 2 },
            { name: "app", tags: ["$initial"], priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:3978" } },
});
