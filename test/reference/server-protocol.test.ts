/** The endpoints of the protocol, on a store in memory. */
import { serverProtocol } from "./server-protocol-suite.ts";
import { openTestApplication } from "./support/application.ts";

serverProtocol(openTestApplication);
