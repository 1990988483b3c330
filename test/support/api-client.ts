import assert from "node:assert/strict";
import type { z } from "zod";
import { problem, type Problem } from "../../src/contract/common.ts";
import { upload, type Upload } from "../../src/contract/files.ts";

type UploadRole = Upload["role"];

export interface Refusal extends Problem {
  readonly status: number;
}

/** Speaks to a server as one person, the way the tab does. */
export interface ApiClient {
  readonly token: string | null;
  /** Any request; `body` is sent as JSON. */
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>>;
  post<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>>;
  put<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>>;
  /** The refusal of a request that must be refused. */
  refused(method: string, path: string, body?: unknown): Promise<Refusal>;
  /** Begins an upload, at `/api/uploads` unless said otherwise; answers its address. */
  beginUpload(name: string, size: number, role?: UploadRole, at?: string): Promise<string>;
  append(address: string, offset: number, bytes: Uint8Array): Promise<Response>;
  /** Sends a whole file and answers what the server found. */
  upload(name: string, bytes: Uint8Array, role?: UploadRole): Promise<Upload>;
}

const tus = { "tus-resumable": "1.0.0" };

export function apiClient(url: string, token: string | null): ApiClient {
  const send = (
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | Uint8Array<ArrayBuffer>,
  ) =>
    fetch(url + path, {
      method,
      redirect: "manual",
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
  const request: ApiClient["request"] = (method, path, body, headers = {}) =>
    body === undefined
      ? send(method, path, headers)
      : send(method, path, { "content-type": "application/json", ...headers }, JSON.stringify(body));

  async function answered<S extends z.ZodType>(response: Promise<Response>, schema: S): Promise<z.output<S>> {
    const { ok, status, ...rest } = await textOf(await response);
    assert.ok(ok, `${status} ${rest.text}`);
    return schema.parse(JSON.parse(rest.text));
  }

  const client: ApiClient = {
    token,
    request,
    get: (path, schema) => answered(request("GET", path), schema),
    post: (path, body, schema) => answered(request("POST", path, body), schema),
    put: (path, body, schema) => answered(request("PUT", path, body), schema),
    refused: async (method, path, body) => refusalOf(await request(method, path, body)),
    async beginUpload(name, size, role = "main", at = "/api/uploads") {
      const encoded = Buffer.from(name).toString("base64");
      const response = await send("POST", at, {
        ...tus,
        "upload-length": String(size),
        "upload-metadata": `filename ${encoded},role ${Buffer.from(role).toString("base64")}`,
      });
      assert.equal(response.status, 201, await response.text());
      return response.headers.get("location") ?? "";
    },
    append: (address, offset, bytes) =>
      send(
        "PATCH",
        address,
        { ...tus, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
        new Uint8Array(bytes),
      ),
    async upload(name, bytes, role = "main") {
      const address = await client.beginUpload(name, bytes.length, role);
      const response = await client.append(address, 0, bytes);
      assert.equal(response.status, 204, await response.text());
      return client.get(address, upload);
    },
  };
  return client;
}

async function textOf(response: Response): Promise<{ ok: boolean; status: number; text: string }> {
  return { ok: response.ok, status: response.status, text: await response.text() };
}

/** Reads a response that must be a refusal in the contract's form. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const { ok, status, text } = await textOf(response);
  assert.ok(!ok, `expected a refusal, got ${status} ${text}`);
  return { status, ...problem.parse(JSON.parse(text)) };
}
