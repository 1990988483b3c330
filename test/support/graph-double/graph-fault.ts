/** What Graph answers instead of what was asked for. */
export class GraphFault extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message = "As the double was told.",
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "GraphFault";
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}
