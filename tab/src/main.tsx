import { createRoot } from "react-dom/client";
import { config } from "zod";
import { App } from "./app/app.tsx";
import type { Host } from "./foundation/host.ts";
import type { Identity } from "./foundation/identity.ts";
import { staysAudible } from "./foundation/stay-audible.ts";

// The page's content policy forbids eval, which zod would otherwise try.
config({ jitless: true });

/** Puts the pages in the place of the first paint. */
export function show(here: { readonly host: Host; readonly identity: Identity }): void {
  const root = document.getElementById("root");
  if (root === null) throw new Error("index.html has no #root");
  staysAudible(root);
  createRoot(root).render(<App {...here} />);
}
