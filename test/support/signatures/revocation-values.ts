import {
  Enumerated,
  GeneralizedTime,
  Integer,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Constructed,
  Sequence,
} from "asn1js";
import {
  AlgorithmIdentifier,
  BasicOCSPResponse,
  CertID,
  Extension,
  Extensions,
  CertificateRevocationList,
  OCSPResponse,
  ResponseBytes,
  RevokedCertificate,
  SingleResponse,
  Time,
} from "pkijs";
import { createHash } from "node:crypto";
import type { Identity } from "./test-authority.ts";

export interface RevokedEntry {
  readonly serial: number;
  readonly since: Date;
  /** A CRLReason (RFC 5280, 5.3.1). */
  readonly reason?: number;
}

const time = (value: Date): Time => new Time({ type: 0, value });

const because = (reason: number): Extension =>
  new Extension({ extnID: "2.5.29.21", extnValue: new Enumerated({ value: reason }).toBER() });

/** A list of revoked certificates signed by `issuer`. */
export async function makeCrl(
  issuer: Identity,
  entries: readonly RevokedEntry[],
  thisUpdate: Date,
  nextUpdate: Date,
  extensions: readonly Extension[] = [],
): Promise<Buffer> {
  const list = new CertificateRevocationList();
  list.version = 1;
  list.issuer = issuer.certificate.subject;
  list.thisUpdate = time(thisUpdate);
  list.nextUpdate = time(nextUpdate);
  if (entries.length > 0) {
    list.revokedCertificates = entries.map(
      ({ serial, since, reason }) =>
        new RevokedCertificate({
          userCertificate: new Integer({ value: serial }),
          revocationDate: time(since),
          ...(reason === undefined
            ? {}
            : { crlEntryExtensions: new Extensions({ extensions: [because(reason)] }) }),
        }),
    );
  }
  if (extensions.length > 0) list.crlExtensions = new Extensions({ extensions: [...extensions] });
  await list.sign(issuer.privateKey, "SHA-256");
  const schema: unknown = list.toSchema(true);
  if (!(schema instanceof Sequence)) throw new Error("no list");
  return Buffer.from(schema.toBER());
}

export interface OcspOptions {
  readonly certificate: Identity;
  readonly issuer: Identity;
  /** Who signs the response. */
  readonly responder: Identity;
  readonly revokedAt?: Date;
  /** The responder does not know the certificate. */
  readonly isUnknown?: boolean;
  /** Answers 'good' first, then the rest. */
  readonly goodToo?: boolean;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
}

const arrayBuffer = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer;
const sha1 = (bytes: Uint8Array): ArrayBuffer => arrayBuffer(createHash("sha1").update(bytes).digest());

/** An answer about one certificate, as a responder would send it. */
export async function makeOcsp(options: OcspOptions): Promise<Buffer> {
  const { certificate, issuer, responder, revokedAt } = options;
  const basic = new BasicOCSPResponse();
  const key = issuer.certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const choice = (tagNumber: number) => new Primitive({ idBlock: { tagClass: 3, tagNumber } });
  const status =
    revokedAt === undefined
      ? choice(options.isUnknown === true ? 2 : 0)
      : new Constructed({
          idBlock: { tagClass: 3, tagNumber: 1 },
          value: [new GeneralizedTime({ valueDate: revokedAt })],
        });
  basic.tbsResponseData.responderID = responder.certificate.subject;
  basic.tbsResponseData.producedAt = options.thisUpdate;
  basic.tbsResponseData.responses = [...(options.goodToo === true ? [choice(0)] : []), status].map(
    (certStatus) =>
      new SingleResponse({
        certID: new CertID({
          hashAlgorithm: new AlgorithmIdentifier({ algorithmId: "1.3.14.3.2.26" }),
          issuerNameHash: new OctetString({
            valueHex: sha1(Buffer.from(issuer.certificate.subject.toSchema().toBER())),
          }),
          issuerKeyHash: new OctetString({ valueHex: sha1(key) }),
          serialNumber: certificate.certificate.serialNumber,
        }),
        certStatus,
        thisUpdate: options.thisUpdate,
        nextUpdate: options.nextUpdate,
      }),
  );
  basic.certs = [responder.certificate];
  await basic.sign(responder.privateKey, "SHA-256");
  const response = new OCSPResponse({
    responseStatus: new Enumerated({ value: 0 }),
    responseBytes: new ResponseBytes({
      responseType: "1.3.6.1.5.5.7.48.1.1",
      response: new OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  });
  return Buffer.from(response.toSchema().toBER());
}

const pointName = (address: string): Constructed =>
  new Constructed({
    idBlock: { tagClass: 3, tagNumber: 0 },
    value: [
      new Constructed({
        idBlock: { tagClass: 3, tagNumber: 0 },
        value: [
          new Primitive({
            idBlock: { tagClass: 3, tagNumber: 6 },
            valueHex: arrayBuffer(Buffer.from(address, "latin1")),
          }),
        ],
      }),
    ],
  });

/** In a certificate: where its list is found. */
export const distributedAt = (address: string): Extension =>
  new Extension({
    extnID: "2.5.29.31",
    extnValue: new Sequence({ value: [new Sequence({ value: [pointName(address)] })] }).toBER(),
  });

/** In a certificate: who answers about it. */
export const respondedAt = (address: string): Extension =>
  new Extension({
    extnID: "1.3.6.1.5.5.7.1.1",
    extnValue: new Sequence({
      value: [
        new Sequence({
          value: [
            new ObjectIdentifier({ value: "1.3.6.1.5.5.7.48.1" }),
            new Primitive({
              idBlock: { tagClass: 3, tagNumber: 6 },
              valueHex: arrayBuffer(Buffer.from(address, "latin1")),
            }),
          ],
        }),
      ],
    }).toBER(),
  });

/** In a list: the only place whose certificates it speaks of. */
export const listOf = (address: string): Extension =>
  new Extension({
    extnID: "2.5.29.28",
    critical: true,
    extnValue: new Sequence({ value: [pointName(address)] }).toBER(),
  });

/** In a list: it holds certificates of other issuers too. */
export const indirectList = (): Extension =>
  new Extension({
    extnID: "2.5.29.28",
    critical: true,
    extnValue: new Sequence({
      value: [
        new Primitive({ idBlock: { tagClass: 3, tagNumber: 4 }, valueHex: Uint8Array.from([0xff]).buffer }),
      ],
    }).toBER(),
  });

/** The serial number as the lists name it. */
export const serialOf = ({ certificate }: Identity): number => certificate.serialNumber.valueBlock.valueDec;
