import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet, { type HelmetOptions } from "helmet";

const nonces = new WeakMap<ServerResponse, string>();

/** The nonce of this response, made once. */
export function nonceOf(response: ServerResponse): string {
  const nonce = nonces.get(response) ?? randomBytes(18).toString("base64");
  nonces.set(response, nonce);
  return nonce;
}

const none = ["'none'"];
/** Teams shows the tab in a frame; nobody else may. */
const teamsHosts = [
  "https://teams.microsoft.com",
  "https://*.teams.microsoft.com",
  "https://*.cloud.microsoft",
];

const common = {
  // A frame of Teams is what the tab lives in; `frame-ancestors` says whose.
  xFrameOptions: false,
  crossOriginEmbedderPolicy: false,
  crossOriginOpenerPolicy: { policy: "same-origin-allow-popups" },
  referrerPolicy: { policy: "no-referrer" },
} as const;

/** For the API: nothing of it is a page. */
export function apiHeaders(isHttps: boolean): RequestHandler {
  return helmet({
    ...common,
    strictTransportSecurity: isHttps,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { "default-src": none, "frame-ancestors": none, sandbox: [] },
    },
  });
}

/** For the few pages about the product: text and a style sheet. */
export function aboutHeaders(isHttps: boolean): RequestHandler {
  return helmet({
    ...common,
    strictTransportSecurity: isHttps,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { "default-src": none, "style-src": ["'self'"], "frame-ancestors": none, "base-uri": none },
    },
  });
}

/**
 * For the tab. Styles that Fluent UI makes at run time carry the response's nonce; pdf.js decodes pictures in
 * WebAssembly and works in a worker; teams-js asks Microsoft which hosts there are, and MSAL fetches tokens.
 */
export function tabHeaders(isHttps: boolean): RequestHandler {
  const ofTab = helmet(tabPolicy(isHttps));
  // A window that Teams opens must be able to tell Teams that somebody has consented.
  const ofOwnWindow = helmet({ ...tabPolicy(isHttps), crossOriginOpenerPolicy: false });
  return (request, response, next) =>
    (isOwnWindow.test(request.path) ? ofOwnWindow : ofTab)(request, response, next);
}

const isOwnWindow = /^\/(?:consent|signed-in)$/;

function tabPolicy(isHttps: boolean): HelmetOptions {
  return {
    ...common,
    strictTransportSecurity: isHttps,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'"],
        "style-src": ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'", "https://res.cdn.office.net", "https://login.microsoftonline.com"],
        "worker-src": ["'self'", "blob:"],
        "frame-ancestors": ["'self'", ...teamsHosts],
        "object-src": none,
        "base-uri": none,
        "form-action": none,
      },
    },
  };
}
