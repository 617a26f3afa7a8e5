/*
 * What each operation takes, what it gives back, and how it is sent.
 */
import { cookieHeader, type NoArguments, type Operation, type Reply } from "./runtime/index.ts";
import { appKey, basic, bearer, certificate, digest, oauth, session } from "./security.ts";

/** What inherited gives back. */
export type InheritedResult = Reply<204>;

/**
 * How inherited is sent and answered.
 *
 * `#/paths/~1inherited/get`
 */
export const inheritedOperation: Operation<NoArguments, InheritedResult> = {
  name: "inherited",
  method: "GET",
  path: "/inherited",
  security: [[bearer]],
  responses: {
    204: {},
  },
};

/** What either gives back. */
export type EitherResult = Reply<204>;

/**
 * How either is sent and answered.
 *
 * `#/paths/~1either/get`
 */
export const eitherOperation: Operation<NoArguments, EitherResult> = {
  name: "either",
  method: "GET",
  path: "/either",
  security: [[bearer], [basic]],
  responses: {
    204: {},
  },
};

/** What both gives back. */
export type BothResult = Reply<204>;

/**
 * How both is sent and answered.
 *
 * `#/paths/~1both/get`
 */
export const bothOperation: Operation<NoArguments, BothResult> = {
  name: "both",
  method: "GET",
  path: "/both",
  security: [[bearer, appKey]],
  responses: {
    204: {},
  },
};

/** What optional gives back. */
export type OptionalResult = Reply<204>;

/**
 * How optional is sent and answered.
 *
 * `#/paths/~1optional/get`
 */
export const optionalOperation: Operation<NoArguments, OptionalResult> = {
  name: "optional",
  method: "GET",
  path: "/optional",
  cookies: cookieHeader,
  security: [[session], []],
  responses: {
    204: {},
  },
};

/** What scoped gives back. */
export type ScopedResult = Reply<204>;

/**
 * How scoped is sent and answered.
 *
 * `#/paths/~1scoped/get`
 */
export const scopedOperation: Operation<NoArguments, ScopedResult> = {
  name: "scoped",
  method: "GET",
  path: "/scoped",
  security: [[oauth, appKey], [basic]],
  responses: {
    204: {},
  },
};

/** What certified gives back. */
export type CertifiedResult = Reply<204>;

/**
 * How certified is sent and answered.
 *
 * `#/paths/~1certified/get`
 */
export const certifiedOperation: Operation<NoArguments, CertifiedResult> = {
  name: "certified",
  method: "GET",
  path: "/certified",
  security: [[certificate, basic], [digest]],
  responses: {
    204: {},
  },
};

/** What open gives back. */
export type OpenResult = Reply<204>;

/**
 * How open is sent and answered.
 *
 * `#/paths/~1open/get`
 */
export const openOperation: Operation<NoArguments, OpenResult> = {
  name: "open",
  method: "GET",
  path: "/open",
  responses: {
    204: {},
  },
};
