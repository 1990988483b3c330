import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";

/** Throws where a body is not as Graph's own description has it. */
export type ShapeCheck = (kind: "type" | "action", name: string, body: unknown) => void;

/** Made of the CSDL of Graph v1.0; beside the repository on machines that build the product, nowhere else. */
const file = path.resolve(import.meta.dirname, "../../../../shared/data/graph.schema.json");

export const hasGraphSchema = existsSync(file);

export function openShapeCheck(): ShapeCheck {
  if (!hasGraphSchema) return () => undefined;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema(JSON.parse(readFileSync(file, "utf8")) as object, "graph");
  const escaped = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");
  return (kind, name, body) => {
    const place = kind === "type" ? "definitions" : "actions";
    const check = ajv.getSchema(`graph#/${place}/${encodeURIComponent(escaped(name))}`);
    if (check === undefined) throw new Error(`Graph has no ${name}.`);
    if (check(body) !== true)
      throw new Error(`Not a ${name}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(body)}`);
  };
}
