import { createDOMRenderer, RendererProvider } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { BrowserRouter } from "react-router";
import type { Host } from "../foundation/host.ts";
import type { Identity } from "../foundation/identity.ts";
import { KeyboardProvider } from "../foundation/keyboard.tsx";
import { LanguageProvider } from "../foundation/language.tsx";
import { NoticesProvider } from "../foundation/notices.tsx";
import { createQueryClient } from "../foundation/queries.ts";
import { ThemeProvider } from "../foundation/theme.tsx";
import { Entrance } from "./entrance.tsx";

const ConfigurePage = lazy(async () => ({
  default: (await import("../configuring/configure-page.tsx")).ConfigurePage,
}));

/** Teams opens it to add a tab to a channel: nobody has to be signed in for that. */
const isConfiguring = (): boolean => window.location.pathname === "/tab/configure";

/** Fluent writes style elements while it runs; the server's content policy lets those with its nonce through. */
function createRenderer() {
  const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute("content") ?? "";
  return createDOMRenderer(document, { styleElementAttributes: { nonce } });
}

/** Everything that surrounds the pages. */
export function App({ host, identity }: { host: Host; identity: Identity }) {
  const [renderer] = useState(createRenderer);
  const [queries] = useState(createQueryClient);
  return (
    <RendererProvider renderer={renderer}>
      <LanguageProvider hostLocale={host.locale}>
        <ThemeProvider host={host}>
          <QueryClientProvider client={queries}>
            <KeyboardProvider>
              <NoticesProvider>
                <BrowserRouter basename="/tab">
                  {isConfiguring() ? (
                    <Suspense>
                      <ConfigurePage host={host} />
                    </Suspense>
                  ) : (
                    <Entrance host={host} identity={identity} />
                  )}
                </BrowserRouter>
              </NoticesProvider>
            </KeyboardProvider>
          </QueryClientProvider>
        </ThemeProvider>
      </LanguageProvider>
    </RendererProvider>
  );
}
