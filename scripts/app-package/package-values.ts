import { isIP } from "node:net";

/** What the package of one deployment holds besides what is the same everywhere. */
export interface PackageValues {
  /** The Entra application (client) id, by which the tab signs people in. */
  readonly appId: string;
  /** The bot's id; the same application unless the bot has one of its own. */
  readonly botId: string;
  /** The id under which Teams knows the app; the client id unless another is given. */
  readonly teamsAppId: string;
  /** The host that browsers reach, with a port only where it is not 443. */
  readonly host: string;
  /** Three numbers; Teams takes a package as newer by them. */
  readonly version: string;
}

/** A value is missing or wrong: `sentence` says which, where it comes from, and what it should be. */
export class PackageRefused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "PackageRefused";
    this.problems = problems;
  }
}

export type Given = Readonly<Record<string, string | undefined>>;

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
/** Ids that stand in examples: an app with one of them would be somebody else's. */
const isMadeUp = (id: string): boolean => new Set(id.replaceAll("-", "")).size < 4;

/**
 * The flags of the command line before the environment: `--app-id`, `--bot-id`, `--teams-app-id`, `--host`,
 * `--version`. Throws `PackageRefused` with every problem at once.
 */
export function packageValues(flags: Given, env: Given, ownVersion: string): PackageValues {
  const problems: string[] = [];
  const appId = idOf(problems, "MICROSOFT_APP_ID, --app-id", flags["app-id"] ?? env["MICROSOFT_APP_ID"]);
  const optional = (name: string, given: string | undefined): string =>
    given === undefined || given.trim() === "" ? appId : idOf(problems, name, given);
  const botId = optional("--bot-id", flags["bot-id"]);
  const teamsAppId = optional("TEAMS_APP_ID, --teams-app-id", flags["teams-app-id"] ?? env["TEAMS_APP_ID"]);
  const host = hostOf(problems, flags, env);
  const version = (flags["version"] ?? ownVersion).trim();
  if (!/^(?:0|[1-9]\d{0,4})(?:\.(?:0|[1-9]\d{0,4})){2}$/.test(version)) {
    problems.push(
      `--version "${version}": phải là ba số như 1.2.0. / --version "${version}": must be three numbers such as 1.2.0.`,
    );
  }
  if (problems.length > 0) throw new PackageRefused(problems);
  return { appId, botId, teamsAppId, host, version };
}

function idOf(problems: string[], name: string, given: string | undefined): string {
  const id = (given ?? "").trim().toLowerCase();
  if (id === "") {
    problems.push(
      `${name}: chưa có; là mã ứng dụng (client id) trong Microsoft Entra. / ${name}: missing; it is the application (client) id in Microsoft Entra.`,
    );
  } else if (!guid.test(id) || isMadeUp(id)) {
    problems.push(
      `${name} "${id}": không phải mã GUID của một ứng dụng thật. / ${name} "${id}": not the GUID of a real application.`,
    );
  }
  return id;
}

/** VANTHU_HOST also says where the server listens; an address of that kind is not where browsers go. */
function hostOf(problems: string[], flags: Given, env: Given): string {
  const names = "VANTHU_PUBLIC_URL, VANTHU_HOST, --host";
  const given = (flags["host"] ?? env["VANTHU_PUBLIC_URL"] ?? env["VANTHU_HOST"] ?? "").trim();
  if (given === "") {
    problems.push(
      `${names}: chưa có; là tên máy mà trình duyệt mở, ví dụ vanthu.tinh.gov.vn. / ${names}: missing; it is the host that browsers open, such as vanthu.tinh.gov.vn.`,
    );
    return "";
  }
  const host = given
    .replace(/^https:\/\//iu, "")
    .replace(/\/$/u, "")
    .toLowerCase();
  const why = whyNot(host);
  if (why !== null) problems.push(`${names} "${given}": ${why}`);
  return host;
}

function whyNot(host: string): string | null {
  if (host.includes("://")) return "chỉ dùng https. / only https.";
  const [name = "", port, ...more] = host.split(":");
  if (isIP(host.replaceAll(/[[\]]/gu, "")) !== 0 || isIP(name) !== 0)
    return "Teams cần một tên miền, không phải địa chỉ IP. / Teams needs a domain name, not an IP address.";
  const isPort = port === undefined || (/^[1-9]\d{0,4}$/u.test(port) && Number(port) <= 65_535);
  const labels = name.split(".");
  if (more.length > 0 || !isPort || name.length > 253 || !labels.every((one) => label.test(one)))
    return "phải là một tên máy, không có đường dẫn; tên có dấu thì viết dạng xn--. / must be the name of a host, without a path; a name with marks in its xn-- form.";
  const last = labels.at(-1) ?? "";
  if (labels.length < 2 || last === "localhost" || last === "local" || /^\d+$/u.test(last))
    return "Teams không mở được tên trong mạng nội bộ; cần tên miền đầy đủ như vanthu.tinh.gov.vn. / Teams cannot open a local name; give a full domain such as vanthu.tinh.gov.vn.";
  return null;
}
