import {
  isDate,
  isDateTime,
  isDuration,
  isEmail,
  isHostname,
  isIpv4,
  isIpv6,
  isTime,
  isUri,
  isUriReference,
  isUuid,
} from "./formats.ts";
import { isObject } from "./json.ts";

export function isContact(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.id === "string" &&
    isUuid(value.id) &&
    typeof value.email === "string" &&
    isEmail(value.email) &&
    typeof value.created_at === "string" &&
    isDateTime(value.created_at) &&
    (value.born_on === undefined || (typeof value.born_on === "string" && isDate(value.born_on))) &&
    typeof value.opens_at === "string" &&
    isTime(value.opens_at) &&
    typeof value.homepage === "string" &&
    isUri(value.homepage) &&
    typeof value.avatar === "string" &&
    isUriReference(value.avatar) &&
    typeof value.host === "string" &&
    isHostname(value.host) &&
    typeof value.ipv4 === "string" &&
    isIpv4(value.ipv4) &&
    (value.ipv6 === undefined || (typeof value.ipv6 === "string" && isIpv6(value.ipv6))) &&
    (value.retention === undefined || (typeof value.retention === "string" && isDuration(value.retention)))
  );
}
