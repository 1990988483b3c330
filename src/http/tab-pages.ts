import { readFile } from "node:fs/promises";
import path from "node:path";
import express, { Router, type RequestHandler, type Response } from "express";
import { RuleBroken } from "../domain/rule-broken.ts";
import { factsOf } from "./request-facts.ts";
import { nonceOf, tabHeaders } from "./security-headers.ts";

const yearSeconds = 31_536_000;
const compressible = /\.(?:js|mjs|css)$/;

/** The built tab under /tab: hashed assets for a year, and its one page for every other address. */
export function tabPages(folder: string, isHttps: boolean): Router {
  const router = Router({ strict: true });
  router.use(tabHeaders(isHttps));
  router.get("/", page(folder));
  router.use(
    smallest(express.static(folder, { index: false, redirect: false, setHeaders: fileHeaders(folder) })),
  );
  // Something with an extension is a file that is not there, not an address inside the tab.
  router.get(/^\/(?!.*\.\w+$)/, page(folder));
  return router;
}

/** The build puts `<file>.br` and `<file>.gz` beside text assets; the smallest that this browser takes is sent. */
const encodings = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
] as const;

function smallest(serve: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const { url } = request;
    const taken = compressible.test(request.path)
      ? encodings.filter(({ name }) => request.acceptsEncodings(name) === name)
      : [];
    const serveNext = (endings: readonly string[]): void => {
      const [ending = "", ...others] = endings;
      request.url = url.replace(/(\?|$)/, `${ending}$1`);
      serve(request, response, (error?: unknown) => {
        request.url = url;
        if (error !== undefined || ending === "") next(error);
        else serveNext(others);
      });
    };
    serveNext(taken.map(({ ending }) => ending));
  };
}

function fileHeaders(folder: string) {
  return (response: Response, file: string) => {
    // pdfjs/ and the like keep their names from build to build.
    const isHashed = path.relative(folder, file).startsWith(`assets${path.sep}`);
    response.setHeader(
      "Cache-Control",
      isHashed ? `public, max-age=${yearSeconds}, immutable` : "public, max-age=3600",
    );
    const encoding = encodings.find(({ ending }) => file.endsWith(ending));
    if (compressible.test(file) || encoding !== undefined) response.vary("Accept-Encoding");
    if (encoding === undefined) return;
    response.setHeader("Content-Encoding", encoding.name);
    response.type(path.extname(file.slice(0, -encoding.ending.length)));
  };
}

function page(folder: string): RequestHandler {
  return async (request, response) => {
    factsOf(request).route = "/tab/*";
    const html = await readFile(path.join(folder, "index.html"), "utf8").catch(() => {
      throw new RuleBroken("http.tab-missing");
    });
    response.setHeader("Cache-Control", "no-store");
    response.type("html").send(html.replaceAll("__CSP_NONCE__", nonceOf(response)));
  };
}
