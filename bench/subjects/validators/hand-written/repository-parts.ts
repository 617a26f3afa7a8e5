import { isDateTime, isUri } from "./formats.ts";
import { isObject } from "./json.ts";

/** The smaller parts of GitHub's repositories. */

export function isUrl(value: unknown): boolean {
  return typeof value === "string" && isUri(value);
}

export function isUrlOrNull(value: unknown): boolean {
  return value === null || isUrl(value);
}

export function isTimestamp(value: unknown): boolean {
  return typeof value === "string" && isDateTime(value);
}

export function isTimestampOrNull(value: unknown): boolean {
  return value === null || isTimestamp(value);
}

export function isStringOrNull(value: unknown): boolean {
  return typeof value === "string" || value === null;
}

/** `int64`, as far as a double goes. */
export function isId(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= -(2 ** 63) && value <= 2 ** 63;
}

export function isUser(value: unknown): boolean {
  return (
    isObject(value) &&
    (value.name === undefined || isStringOrNull(value.name)) &&
    (value.email === undefined || isStringOrNull(value.email)) &&
    typeof value.login === "string" &&
    isId(value.id) &&
    typeof value.node_id === "string" &&
    isUrl(value.avatar_url) &&
    isStringOrNull(value.gravatar_id) &&
    isUrl(value.url) &&
    isUrl(value.html_url) &&
    isUrl(value.followers_url) &&
    typeof value.following_url === "string" &&
    typeof value.gists_url === "string" &&
    typeof value.starred_url === "string" &&
    isUrl(value.subscriptions_url) &&
    isUrl(value.organizations_url) &&
    isUrl(value.repos_url) &&
    typeof value.events_url === "string" &&
    isUrl(value.received_events_url) &&
    typeof value.type === "string" &&
    typeof value.site_admin === "boolean" &&
    (value.starred_at === undefined || typeof value.starred_at === "string") &&
    (value.user_view_type === undefined || typeof value.user_view_type === "string")
  );
}

function isLicense(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.key === "string" &&
    typeof value.name === "string" &&
    isUrlOrNull(value.url) &&
    isStringOrNull(value.spdx_id) &&
    typeof value.node_id === "string" &&
    (value.html_url === undefined || isUrl(value.html_url))
  );
}

export function isCodeOfConduct(value: unknown): boolean {
  return (
    isObject(value) &&
    isUrl(value.url) &&
    typeof value.key === "string" &&
    typeof value.name === "string" &&
    isUrlOrNull(value.html_url)
  );
}

export function isUserOrNull(value: unknown): boolean {
  return value === null || isUser(value);
}

export function isLicenseOrNull(value: unknown): boolean {
  return value === null || isLicense(value);
}

export function arePermissions(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.admin === "boolean" &&
    (value.maintain === undefined || typeof value.maintain === "boolean") &&
    typeof value.push === "boolean" &&
    (value.triage === undefined || typeof value.triage === "boolean") &&
    typeof value.pull === "boolean"
  );
}

export function isIndexStatus(value: unknown): boolean {
  return (
    isObject(value) &&
    (value.lexical_search_ok === undefined || typeof value.lexical_search_ok === "boolean") &&
    (value.lexical_commit_sha === undefined || typeof value.lexical_commit_sha === "string")
  );
}

export function isSecurityOrNull(value: unknown): boolean {
  return (
    value === null ||
    (isObject(value) &&
      isSetting(value.advanced_security) &&
      isSetting(value.code_security) &&
      isSetting(value.dependabot_security_updates) &&
      isSetting(value.secret_scanning) &&
      isSetting(value.secret_scanning_push_protection) &&
      isSetting(value.secret_scanning_non_provider_patterns) &&
      isSetting(value.secret_scanning_ai_detection) &&
      isSetting(value.secret_scanning_delegated_alert_dismissal) &&
      isSetting(value.secret_scanning_delegated_bypass) &&
      isBypassOptions(value.secret_scanning_delegated_bypass_options))
  );
}

function isSetting(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  return value.status === undefined || value.status === "enabled" || value.status === "disabled";
}

function isBypassOptions(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isObject(value)) return false;
  const { reviewers } = value;
  if (reviewers === undefined) return true;
  if (!Array.isArray(reviewers)) return false;
  for (const reviewer of reviewers) if (!isReviewer(reviewer)) return false;
  return true;
}

function isReviewer(value: unknown): boolean {
  return (
    isObject(value) &&
    Number.isInteger(value.reviewer_id) &&
    (value.reviewer_type === "TEAM" || value.reviewer_type === "ROLE") &&
    (value.mode === undefined || value.mode === "ALWAYS" || value.mode === "EXEMPT")
  );
}
