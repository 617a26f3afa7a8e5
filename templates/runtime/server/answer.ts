/**
 * What a handler gives back: a response that its operation declares, or a promise of one.
 *
 * The type says no more than `Response | Promise<Response>`. It is written so that the compiler's message on a status that
 * is not declared names those that are: `Type '418' is not assignable to type '200 | 404'`, and not one of them.
 */
export type Answer<Response extends { readonly status: number }> =
  | Declared<Response>
  // A promise that is known to have no status does not keep the compiler from looking at that of the response.
  | (Promise<Declared<Response>> & { readonly status?: never });

/** All statuses are looked at first, then the response that one of them chooses. */
type Declared<Response extends { readonly status: number }> = DeclaredStatus<Response> & Response;

/** By the response, since messages have its name: the statuses of one that is the `default` are hundreds. */
interface DeclaredStatus<Response extends { readonly status: number }> {
  status: Response["status"];
}
