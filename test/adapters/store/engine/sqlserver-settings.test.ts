import assert from "node:assert/strict";
import { inspect } from "node:util";
import { poolConfig, secretsOf } from "../../../../src/adapters/store/engine/sqlserver-settings.ts";

describe("the settings of SQL Server", () => {
  const base = "Server=db.example,1444;Database=vanthu";

  it("encrypt the line and check the certificate unless the text says otherwise", () => {
    const plain = poolConfig(`${base};User Id=app;Password=p`);
    assert.equal(plain.server, "db.example");
    assert.equal(plain.port, 1444);
    assert.deepEqual([plain.options?.encrypt, plain.options?.trustServerCertificate], [true, false]);
    const open = poolConfig(`${base};User Id=app;Password=p;Encrypt=false;TrustServerCertificate=true`);
    assert.deepEqual([open.options?.encrypt, open.options?.trustServerCertificate], [false, true]);
    const login = { kind: "login", user: "app", password: "p" } as const;
    const parts = poolConfig({ server: "db.example", database: "vanthu", authentication: login });
    assert.deepEqual([parts.options?.encrypt, parts.options?.trustServerCertificate], [true, false]);
  });

  it("take Entra by the names that Microsoft's own drivers have", () => {
    const type = (text: string) => poolConfig(`${base};${text}`).authentication;
    assert.deepEqual(type("Authentication=Active Directory Managed Identity;User Id=c1"), {
      type: "azure-active-directory-msi-vm",
      options: { clientId: "c1" },
    });
    assert.deepEqual(type(`Authentication="Active Directory Default"`), {
      type: "azure-active-directory-default",
      options: {},
    });
    assert.deepEqual(
      type("Authentication=ActiveDirectoryServicePrincipal;User Id=c1;Password=geheim;Tenant Id=t1"),
      {
        type: "azure-active-directory-service-principal-secret",
        options: { clientId: "c1", clientSecret: "geheim", tenantId: "t1" },
      },
    );
    assert.equal(poolConfig(`${base};Authentication=Sql Password;User Id=app;Password=p`).user, "app");
  });

  it("refuse another way to sign in, and half of a service principal, without telling the secret", () => {
    for (const text of ["Interactive", "Service Principal;User Id=c1"]) {
      const read = () => poolConfig(`${base};Password=geheim;Authentication=Active Directory ${text}`);
      assert.throws(read, (error) => error instanceof Error && !inspect(error).includes("geheim"));
    }
  });

  it("know every word that must never be seen", () => {
    const service = poolConfig(
      `${base};Authentication=Active Directory Service Principal;User Id=c1;Password=geheim;Tenant Id=t1`,
    );
    assert.deepEqual(secretsOf(service), ["geheim"]);
    assert.deepEqual(secretsOf(poolConfig(`${base};User Id=app;Password={a;b=c}`)).length, 1);
  });
});
