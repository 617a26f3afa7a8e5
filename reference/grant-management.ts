/** The grants that a user has given, as the user sees and revokes them. Only live ones exist for the user. */
import type { Application } from "./application.ts";
import type { Principal } from "./bearer.ts";
import { type Refusal, refuse } from "./refusal.ts";
import type { GrantRecord } from "./store/records.ts";
import type { Page } from "./store/store.ts";

/** A grant as the API shows it. Times are RFC 3339 in UTC. */
export interface ShownGrant {
  readonly id: string;
  readonly record_type: "oauth_grant";
  readonly client_id: string;
  readonly scopes: string[];
  readonly created_at: string;
  readonly last_used_at: string | null;
}

export type GrantResult = { readonly ok: true; readonly grant: ShownGrant } | Refusal;

/** Newest first. `page` counts from 1. */
export async function listGrants(
  app: Application,
  principal: Principal,
  page: { readonly number: number; readonly size: number },
): Promise<Page<ShownGrant>> {
  const range = { offset: (page.number - 1) * page.size, limit: page.size };
  const { items, total } = await app.store.listLiveGrants(principal.userId, app.clock(), range);
  return { items: items.map(showGrant), total };
}

export async function getGrant(app: Application, principal: Principal, id: string): Promise<GrantResult> {
  const grant = await app.store.findLiveGrant(id, app.clock());
  return grant?.userId === principal.userId ? { ok: true, grant: showGrant(grant) } : absent();
}

/** Ends the grant and every token of it, and answers with what it was. */
export async function revokeGrant(app: Application, principal: Principal, id: string): Promise<GrantResult> {
  const grant = await app.store.revokeGrant(id, principal.userId, app.clock());
  if (!grant) return absent();
  const { clientId: client_id, userId: user_id } = grant;
  app.tell({ event: "grant_revoked", reason: "by_user", grant_id: grant.id, client_id, user_id });
  return { ok: true, grant: showGrant(grant) };
}

function absent(): Refusal {
  return refuse("not_found", "there is no such grant");
}

function showGrant(grant: GrantRecord): ShownGrant {
  return {
    id: grant.id,
    record_type: "oauth_grant",
    client_id: grant.clientId,
    scopes: [...grant.scopes],
    created_at: new Date(grant.createdAt).toISOString(),
    last_used_at: grant.lastUsedAt === null ? null : new Date(grant.lastUsedAt).toISOString(),
  };
}
