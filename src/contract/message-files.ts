import { z } from "zod";
import { id, requiredText } from "./common.ts";

/** A file that a message in Teams only names. */
export const referencedFile = z.strictObject({
  name: requiredText(255),
  address: z.url().max(2000),
  role: z.enum(["main", "attachment"]),
});

/** POST /api/message-files: takes it in as an upload, in the name of who asks. */
export const takenFile = z.object({
  id,
  name: z.string(),
  size: z.number().int(),
  role: z.enum(["main", "attachment"]),
});
