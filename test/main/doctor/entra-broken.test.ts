import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openTokens } from "../../../src/adapters/archive/sharepoint/credential.ts";
import { openGraph } from "../../../src/adapters/archive/sharepoint/graph.ts";
import { defaultTuning } from "../../../src/adapters/archive/sharepoint/settings.ts";
import { createUnitBudget, defaultBudget } from "../../../src/adapters/archive/sharepoint/unit-budget.ts";
import type { AppIdentity } from "../../../src/adapters/identity/app-credential.ts";
import { permissionsFor, type GraphFeature } from "../../../src/config/graph-permissions.ts";
import { identityPart } from "../../../src/main/doctor/identity-part.ts";
import { quick } from "../../support/archive-double.ts";
import { startGraphDouble, type GraphDouble } from "../../support/graph-double/graph-double.ts";
import { makeAppCertificate } from "../../support/graph-double/tls-authority.ts";
import { trustAuthority } from "../../support/trust-authority.ts";

const features: readonly GraphFeature[] = ["archive", "install", "directory", "groups", "mail"];
const allRoles = permissionsFor(features, "application").map(({ permission }) => permission);

describe("npm run doctor, where Entra is not as it should be", function () {
  this.timeout(30_000);
  let double: GraphDouble;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-doctor-"));
    double = await startGraphDouble({ roles: allRoles });
    trustAuthority(double.ca);
  });
  afterEach(() => {
    double.faults.clear();
    double.entra.app.roles = allRoles;
  });
  after(async () => {
    await double.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What is wrong, by step and code; remarks are left out. */
  async function wrong(more: Partial<AppIdentity> = {}): Promise<string[]> {
    const { tenantId, clientId, secret: password } = double.entra.app;
    const credential = { kind: "password", password } as const;
    const app = { tenantId, clientId, credential, loginUrl: double.origin, graphUrl: double.origin, ...more };
    const budget = createUnitBudget({ ...defaultBudget, perMinute: 100_000 });
    const tuning = { ...defaultTuning, ...quick, attempts: 1 };
    const graph = openGraph({ graphUrl: double.origin, tokens: openTokens(app), budget, tuning });
    const part = identityPart({ app, needed: features, inPeoplesNames: [], graph, now: () => new Date() });
    const steps = await part.examine();
    return steps.flatMap(({ step, isOk, problem }) =>
      isOk || problem === null ? [] : [`${step} ${problem.code}`],
    );
  }
  const refused = "signIn archive.sign-in-refused";

  it("each permission that is needed and was not granted is missed by itself", async () => {
    assert.deepEqual(await wrong(), []);
    for (const one of allRoles) {
      double.entra.app.roles = allRoles.filter((it) => it !== one);
      assert.deepEqual(await wrong(), ["permissions doctor.permission-missing"], one);
    }
  });

  it("another tenant, another app and another app's certificate are sign-ins that Entra refuses; a file that is not there is named", async () => {
    assert.deepEqual(await wrong({ tenantId: crypto.randomUUID() }), [refused]);
    assert.deepEqual(await wrong({ clientId: crypto.randomUUID() }), [refused]);
    const [own, another] = [await makeAppCertificate(), await makeAppCertificate()];
    double.entra.app.certificate = own.certificate;
    const file = path.join(folder, "another.pem");
    await writeFile(file, another.key + another.certificate);
    assert.deepEqual(await wrong({ credential: { kind: "certificate", path: file } }), [refused]);
    const nowhere = { kind: "certificate", path: path.join(folder, "nowhere.pem") } as const;
    assert.deepEqual(await wrong({ credential: nowhere }), [
      "credential doctor.certificate-unreadable",
      refused,
    ]);
  });

  it("Entra that cannot be reached, or fails, is no fault of the credential", async () => {
    const silent = "signIn archive.entra-silent";
    assert.deepEqual(await wrong({ loginUrl: "https://127.0.0.1:1" }), [
      "peopleKeys doctor.host-silent",
      silent,
    ]);
    double.faults.plan(({ path: at }) => at.includes("/token"), { kind: "status", status: 500 }, 9);
    assert.deepEqual(await wrong(), [silent]);
  });
});
