import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
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

/** By the ending that the server looks for; each at its best, as it is done once a build. */
const squeezed = { br: promisify(brotliCompress), gz: promisify(gzip) } as const;

/** Puts `<file>.br` and `<file>.gz` beside every text asset: the server sends fewer bytes without work per request. */
function compressed(): Plugin {
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
          for (const [ending, squeeze] of Object.entries(squeezed)) {
            this.emitFile({ type: "asset", fileName: `${fileName}.${ending}`, source: await squeeze(text) });
          }
        }
      },
    },
  };
}

/** The scripts of the pages, which the small first one asks for: the browser fetches them at once, not after it. */
function fetchedAtOnce(): Plugin {
  return {
    name: "vanthu-fetched-at-once",
    apply: "build",
    enforce: "post",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {}, chunk: entry }) {
        const pages = Object.values(bundle).find(
          (output) => output.type === "chunk" && output.facadeModuleId?.endsWith("/src/main.tsx") === true,
        );
        if (pages?.type !== "chunk") throw new Error("The build has no chunk of src/main.tsx");
        const files = [...pages.imports, pages.fileName].filter((file) => file !== entry?.fileName);
        return files.map((file) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `/tab/${file}` },
          injectTo: "head",
        }));
      },
    },
  };
}

/** What runs before the rest has come: `src/ahead.ts` with all that it imports, and the page that names it. */
const isAhead =
  /\/tab\/(?:index\.html|src\/(?:ahead\.ts|foundation\/(?:entra-place|first-questions|head-start|host|identity|settings)\.ts))$/;

export default defineConfig({
  root: import.meta.dirname,
  base: "/tab/",
  publicDir: false,
  plugins: [react(), pdfResources(), fetchedAtOnce(), compressed()],
  build: {
    outDir: "../dist/tab",
    emptyOutDir: true,
    target: "es2022",
    // pdf.js and its worker are one file each and are fetched only beside a paper.
    chunkSizeWarningLimit: 1600,
    reportCompressedSize: false,
    rolldownOptions: {
      input: [`${import.meta.dirname}/index.html`, `${import.meta.dirname}/src/main.tsx`],
      output: {
        codeSplitting: {
          // What the first page needs comes in three files: what asks the server before the rest has come, the
          // libraries, which change with their versions alone, and the page.
          groups: [
            { name: "ahead", test: isAhead, priority: 3 },
            { name: "base", tags: ["$initial"], test: /[\\/]node_modules[\\/]/, priority: 2 },
            { name: "app", tags: ["$initial"], priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:3978" } },
});
