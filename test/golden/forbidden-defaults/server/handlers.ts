/*
 * What an implementation of Forbidden defaults has to provide: an interface for each group of operations, with a method
 * for each of them.
 */
import type { HeavyBoxInput, LargeBox } from "../model/index.ts";
import type { Answer, ResponseHeaders, ServerRequest } from "./runtime/index.ts";

/** All handlers of the API: those of its groups together. */
export interface Handlers<Context = undefined> extends DefaultHandlers<Context> {}

/** The operations without a tag. */
export interface DefaultHandlers<Context = undefined> {
  /** `POST /boxes` (`#/paths/~1boxes/post`) */
  addBox(request: AddBoxRequest, context: Context): Answer<AddBoxResponse>;
}

/** What `addBox` gets. */
export interface AddBoxRequest {
  readonly contentType?: "application/json";
  readonly body?: LargeBox;
  readonly auth: Record<never, never>;
  readonly request: ServerRequest;
}

/** What `addBox` answers. */
export type AddBoxResponse = {
  /** The box. */
  status: 200;
  headers?: ResponseHeaders;
  contentType?: "application/json";
  body: HeavyBoxInput;
};
