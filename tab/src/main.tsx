import { createRoot } from "react-dom/client";
import { config } from "zod";
import { App } from "./app/app.tsx";
import { findHost } from "./foundation/host.ts";

// The page's content policy forbids eval, which zod would otherwise try.
config({ jitless: true });

async function open(): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) throw new Error("index.html has no #root");
  const host = await findHost();
  createRoot(root).render(<App host={host} />);
}

void open();
