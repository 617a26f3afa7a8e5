/**
 * A certificate for the loopback interface, signed by its own key (RFC 5280 section 4.1): what a test of TLS needs.
 */
import { generateKeyPairSync, sign } from "node:crypto";

export interface Certificate {
  /** Both as PEM. */
  readonly key: string;
  readonly cert: string;
}

/** A value of ASN.1 in DER: tag, length, content (X.690 section 8.1). */
function der(tag: number, ...content: readonly (Uint8Array | string)[]): Buffer {
  const octets = Buffer.concat(content.map((part) => Buffer.from(part)));
  const { length } = octets;
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), octets]);
  const digits = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...digits]), octets]);
}

const sequence = (...content: readonly Uint8Array[]) => der(0x30, ...content);
/** Object identifiers as they stand in DER. */
const oid = (hex: string) => der(0x06, Buffer.from(hex, "hex"));
const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));

/** UTCTime (RFC 5280 section 4.1.2.5.1): YYMMDDhhmmssZ. */
const utcTime = (time: Date) => der(0x17, `${time.toISOString().replaceAll(/[-:T]/g, "").slice(2, 14)}Z`);

/**
 * Good from yesterday until tomorrow, for `localhost` and 127.0.0.1.
 * @param commonName What the subject is called.
 */
export function selfSigned(commonName = "localhost"): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const name = sequence(der(0x31, sequence(oid("550403"), der(0x0c, commonName))));
  const day = 86_400_000;
  const validity = sequence(utcTime(new Date(Date.now() - day)), utcTime(new Date(Date.now() + day)));
  const alternatives = sequence(der(0x82, "localhost"), der(0x87, Buffer.from([127, 0, 0, 1])));
  const extensions = sequence(
    sequence(oid("551d11"), der(0x04, alternatives)),
    sequence(oid("551d13"), der(0x01, Buffer.from([255])), der(0x04, sequence(der(0x01, Buffer.from([255]))))),
  );
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, extensions),
  );
  const signature = sign("sha256", signed, privateKey);
  const whole = sequence(signed, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
  };
}
