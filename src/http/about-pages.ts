import path from "node:path";
import express, { Router } from "express";
import { factsOf } from "./request-facts.ts";
import { aboutHeaders } from "./security-headers.ts";

const pages = ["privacy", "terms"] as const;
const folder = path.join(import.meta.dirname, "about");

/** What the app's manifest points to, for people who think about installing it: no sign-in, no script. */
export function aboutPages(isHttps: boolean): Router {
  const router = Router();
  router.use(aboutHeaders(isHttps));
  for (const page of pages) {
    router.get(`/${page}`, (request, response) => {
      factsOf(request).route = `/about/${page}`;
      response.setHeader("Cache-Control", "public, max-age=3600");
      response.sendFile(path.join(folder, `${page}.html`));
    });
  }
  router.use(express.static(folder, { index: false, extensions: false, redirect: false, maxAge: "1h" }));
  return router;
}
