import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  agencyPrincipal,
  mayRead,
  personPrincipal,
  unitPrincipal,
  type Principal,
  type ReadScope,
} from "../../../src/domain/policies/read-scope.ts";
import { parseSearch } from "../../../src/domain/text/search-query.ts";
import type { DocumentKind } from "../../../src/ports/records/search-records.ts";
import type { Records } from "../../../src/ports/store.ts";
import { addIncoming, addOutgoing, newId } from "../../support/store-fixture.ts";
import { addFile, found } from "../../support/text-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

const agencies = [newId(), newId()] as const;
const people = [personPrincipal(newId()), personPrincipal(newId())] as const;
const grantees: readonly Principal[] = [...people, unitPrincipal(newId()), ...agencies.map(agencyPrincipal)];
/** Of an incoming and of an outgoing document. */
const typesDrawn = [
  { typeName: "Quyết định", typeCode: "decision" },
  { typeName: "Báo cáo", typeCode: "report" },
] as const;
const drawnDocument = fc.record({
  agency: fc.nat({ max: 1 }),
  isOutgoing: fc.boolean(),
  isInFile: fc.boolean(),
  readers: fc.uniqueArray(fc.constantFrom(...grantees), { maxLength: 3 }),
  isGrantedLater: fc.boolean(),
  type: fc.constantFrom(...typesDrawn),
});

onEveryEngine("who finds what", (opened) => {
  it("is the same to mayRead and to the search, for everybody (rule 4)", async function () {
    this.timeout(120_000);
    const { store } = opened();
    let round = 0;
    const drawn = fc.array(drawnDocument, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(drawn, async (documents) => {
        round += 1;
        const word = `vong${round}`;
        const kept: {
          id: string;
          kind: DocumentKind;
          agencyId: string;
          access: Principal[];
          typeName: string;
        }[] = [];
        for (const one of documents) {
          await store.transaction(async (records) => {
            const home = agencies[one.agency] ?? "";
            const kind = one.isOutgoing ? "outgoing" : "incoming";
            const abstract = one.isInFile ? "Về việc họp" : `Về việc họp ${word}`;
            const { typeName, typeCode } = one.type;
            const readers = one.isGrantedLater ? [] : one.readers;
            const { id } = await (one.isOutgoing
              ? addOutgoing(records, home, { fields: { abstract, typeCode }, readers })
              : addIncoming(records, home, { fields: { abstract, typeName }, readers }));
            if (one.isInFile)
              await found(records, await addFile(records, { agencyId: home, id, kind }), `nội dung ${word}`);
            if (one.isGrantedLater) await grant(records, kind, id, one.readers);
            kept.push({ id, kind, agencyId: home, access: [...one.readers], typeName });
          });
        }
        for (const scope of everybody()) {
          for (const kind of ["incoming", "outgoing"] as const) {
            const page = { asPhrase: false, limit: 50 };
            const hits = await store.read.search.byText(kind, { scope }, parseSearch(`${word} hop `), page);
            const may = kept.filter((it) => it.kind === kind && mayRead(scope, it)).map((it) => it.id);
            assert.deepEqual(hits.map((hit) => hit.documentId).toSorted(), may.toSorted());
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});

function* everybody(): Generator<ReadScope> {
  for (const home of agencies) {
    const here = { agencyId: home };
    yield { ...here, wholeAgency: true, principals: [], received: agencyPrincipal(home), types: null };
    for (const one of people)
      for (const types of [null, ["bao cao"], ["bao cao", "quyet dinh"], ["cong van"]])
        yield { ...here, wholeAgency: false, principals: [one], received: null, types };
    yield { ...here, wholeAgency: false, principals: [...grantees].slice(1, 3), received: null, types: null };
    yield { ...here, wholeAgency: false, principals: [], received: null, types: null };
  }
}

async function grant(records: Records, kind: DocumentKind, id: string, readers: readonly Principal[]) {
  if (kind === "incoming") {
    const document = await records.incoming.get(id);
    if (document !== null) await records.incoming.grant(document, readers);
  } else {
    const document = await records.outgoing.get(id);
    if (document !== null) await records.outgoing.grant(document, readers);
  }
}
