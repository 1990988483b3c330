import { Router, type Request, type Response } from "express";
import { z } from "zod";
import { printQuery } from "../../contract/directory.ts";
import type { RegisterFormKey } from "../../domain/forms/register-form.ts";
import { checkRegister, printRegister } from "../../usecases/print/print-register.ts";
import { checkSlip, printSlip } from "../../usecases/print/print-slip.ts";
import { checkStamp, stampIncoming } from "../../usecases/print/stamp-incoming.ts";
import { idOf, streaming, type Edge } from "../endpoint.ts";
import { contentDisposition, sendBytes } from "../send-bytes.ts";
import { parsed } from "../shape-problems.ts";

const mediaTypes = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
type Format = keyof typeof mediaTypes;

/** The printed forms of NĐ 30, Phụ lục IV, as their files are called when they are saved. */
const names: Readonly<Record<RegisterFormKey, string>> = {
  incoming: "Sổ đăng ký văn bản đến",
  outgoing: "Sổ đăng ký văn bản đi",
  tracking: "Sổ theo dõi giải quyết văn bản đến",
};
const slipQuery = z.strictObject({});
const stampQuery = z.strictObject({});

export function printRoutes(edge: Edge): Router {
  const { services } = edge;
  const router = Router();
  function register(form: RegisterFormKey, format: Format): void {
    router.get(
      `/print/${form}.${format}`,
      streaming(edge, async (actor, request, response) => {
        const query = parsed(printQuery, { ...request.query });
        const print = { form, format, query };
        const name = `${names[form]} ${query.year}`;
        if (isAsking(request)) {
          await checkRegister(services, actor, print);
          setFile(response, name, format).end();
        } else {
          await printRegister(services, actor, print, setFile(response, name, format), gone(response));
        }
      }),
    );
  }
  for (const form of ["incoming", "outgoing", "tracking"] as const) {
    register(form, "pdf");
    register(form, "xlsx");
  }
  router.get(
    "/incoming/:id/slip.pdf",
    streaming(edge, async (actor, request, response) => {
      parsed(slipQuery, { ...request.query });
      const name = "Phiếu giải quyết văn bản đến";
      if (isAsking(request)) {
        await checkSlip(services, actor, idOf(request));
        setFile(response, name, "pdf").end();
      } else {
        await printSlip(services, actor, idOf(request), setFile(response, name, "pdf"), gone(response));
      }
    }),
  );
  router.get(
    "/incoming/:id/stamped.pdf",
    streaming(edge, async (actor, request, response) => {
      parsed(stampQuery, { ...request.query });
      if (isAsking(request)) {
        const { name } = await checkStamp(services, actor, idOf(request));
        setStamped(response, name).end();
        return;
      }
      const paper = await stampIncoming(services, actor, idOf(request));
      await sendBytes(response, paper.bytes(), () => {
        setStamped(response, paper.name).setHeader("Content-Length", String(paper.size));
      });
    }),
  );
  return router;
}

function setStamped(response: Response, name: string): Response {
  response.setHeader("Content-Type", mediaTypes.pdf);
  response.setHeader("Content-Disposition", contentDisposition("attachment", name));
  response.setHeader("Cache-Control", "private, no-store");
  return response;
}

/** HEAD asks whether it could be printed, and prints nothing. */
function isAsking({ method }: Request): boolean {
  return method === "HEAD";
}

function setFile(response: Response, name: string, format: Format): Response {
  response.setHeader("Content-Type", mediaTypes[format]);
  response.setHeader("Content-Disposition", contentDisposition("inline", `${name}.${format}`));
  response.setHeader("Cache-Control", "private, no-store");
  return response;
}

/** Printing a hundred thousand entries stops when nobody waits for them any more. */
function gone(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
