import assert from "node:assert/strict";
import { ConfigRefused, readConfig } from "../../src/config.ts";

const entra = {
  MICROSOFT_APP_ID: "6f1d6d0a-3d0b-4ad5-9d4e-0a4f6c0e1b11",
  MICROSOFT_APP_TENANT_ID: "0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b",
  MICROSOFT_APP_PASSWORD: "a-secret",
  VANTHU_PUBLIC_URL: "https://vanthu.example.gov.vn",
  VANTHU_SCANNER: "clamd",
  CLAMD_SOCKET: "/run/clamav/clamd.ctl",
};
const site = "https://donvi.sharepoint.com/sites/vanthu";

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof ConfigRefused);
    return error.message;
  }
  return "";
}

describe("the configuration of the archive", () => {
  it("keeps files in the spool unless told otherwise", () => {
    const { current, folder, sharepoint } = readConfig({}).archive;
    assert.deepEqual([current, folder, sharepoint], ["none", null, null]);
  });

  it("takes a folder", () => {
    const { archive } = readConfig({ VANTHU_ARCHIVE: "folder", VANTHU_ARCHIVE_FOLDER: "/mnt/van-thu" });
    assert.deepEqual([archive.current, archive.folder], ["folder", "/mnt/van-thu"]);
  });

  it("takes a site with its library, and agencies with sites of their own", () => {
    const { archive } = readConfig({
      ...entra,
      VANTHU_ARCHIVE: "sharepoint",
      SHAREPOINT_SITE: site,
      SHAREPOINT_LIBRARY: "Văn bản",
      SHAREPOINT_AGENCIES: `H26.01=${site}-a|Công văn; H26.02 = ${site}-b;`,
    });
    assert.deepEqual(archive.sharepoint, {
      site,
      library: "Văn bản",
      agencies: [
        { agency: "H26.01", site: `${site}-a`, library: "Công văn" },
        { agency: "H26.02", site: `${site}-b`, library: null },
      ],
      graphUrl: "https://graph.microsoft.com",
      loginUrl: "https://login.microsoftonline.com",
      unitsPerMinute: 1000,
    });
  });

  it("takes another cloud, and keeps what was set up before readable", () => {
    const { archive } = readConfig({
      ...entra,
      VANTHU_ARCHIVE: "folder",
      VANTHU_ARCHIVE_FOLDER: "/mnt/van-thu",
      SHAREPOINT_SITE: site,
      SHAREPOINT_GRAPH_URL: "https://microsoftgraph.chinacloudapi.cn/",
      SHAREPOINT_LOGIN_URL: "https://login.chinacloudapi.cn",
    });
    assert.equal(archive.current, "folder");
    assert.equal(archive.sharepoint?.graphUrl, "https://microsoftgraph.chinacloudapi.cn");
  });

  const wrong: readonly [string, string][] = [
    ["VANTHU_ARCHIVE", "onedrive"],
    ["SHAREPOINT_SITE", "donvi.sharepoint.com"],
    ["SHAREPOINT_SITE", "http://donvi.sharepoint.com/sites/a"],
    ["SHAREPOINT_AGENCIES", `H26.01 ${site}`],
    ["SHAREPOINT_AGENCIES", "H26.01=sites/a"],
    ["SHAREPOINT_GRAPH_URL", "https://graph.microsoft.com/v1.0"],
    ["SHAREPOINT_LOGIN_URL", "http://login.example"],
    ["SHAREPOINT_UNITS_PER_MINUTE", "many"],
  ];
  for (const [name, value] of wrong) {
    it(`refuses ${name}=${value} with a sentence that names the variable and not the value`, () => {
      assert.match(problemsOf({ [name]: value }), new RegExp(`${name} phải là .+ / ${name} must be .+\\.`));
    });
  }

  const contradictory: readonly [string, Record<string, string>, RegExp][] = [
    ["a folder that is nowhere", { VANTHU_ARCHIVE: "folder" }, /VANTHU_ARCHIVE_FOLDER is needed/],
    ["SharePoint without a site", { ...entra, VANTHU_ARCHIVE: "sharepoint" }, /SHAREPOINT_SITE is needed/],
    ["SharePoint without Entra", { SHAREPOINT_SITE: site }, /needs to sign in with Entra/],
    ["a library without a site", { ...entra, SHAREPOINT_LIBRARY: "x" }, /need SHAREPOINT_SITE/],
    [
      "Graph of one cloud and Entra of another",
      { ...entra, SHAREPOINT_SITE: site, SHAREPOINT_GRAPH_URL: "https://graph.example" },
      /are set together/,
    ],
    ["a slip of the pen", { SHAREPOINT_SITES: site }, /SHAREPOINT_SITES.*SHAREPOINT_SITE/],
  ];
  for (const [what, env, sentence] of contradictory) {
    it(`refuses ${what}`, () => assert.match(problemsOf(env), sentence));
  }
});
