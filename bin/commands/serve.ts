import type {Command} from "commander";
import {InputError} from "../../models/errors.js";
import type {CommandContext} from "../command.js";
import {runCommand} from "../command.js";
import {diskTrouble} from "../write-whole.js";

/** `samenhang serve`: the built site on this machine, until Ctrl-C. */
export function register(program: Command, context: CommandContext): void {
  program
    .command("serve")
    .description("serve the site on this machine; builds it first when it is missing or out of date")
    .option("--port <number>", "port to listen on", "3000")
    .option("--host <address>", "address to listen on; 0.0.0.0 lets other machines in", "127.0.0.1")
    .option("--no-build", "serve dist as it is")
    .action((options: {port: string; host: string; build: boolean}) =>
      runCommand({context}, async () => {
        const {join} = await import("node:path");
        const {existsSync} = await import("node:fs");
        const port = parsePort(options.port);
        const {projectRoot, effects, signal} = context;
        if (options.build) {
          const {buildSite, ensureWarehouse, isSiteStale} = await import("../../tools/build-site.js");
          const project = {projectRoot, effects, signal};
          await ensureWarehouse(project);
          if (await isSiteStale(project))
            await buildSite(project).catch((error: unknown) => {
              throw diskTrouble(error);
            });
        }
        const site = join(projectRoot, "dist");
        if (!existsSync(site))
          throw new InputError("missing-site", "there is no built site; run: samenhang site build", site);
        const {serveSite} = await import("../../tools/static-server.js");
        const server = await serveSite({site, port, host: options.host}).catch((error: unknown) => {
          throw listenError(error, port, options.host);
        });
        context.stderr.write(`Samenhang: ${server.url} (stop with Ctrl-C)\n`);
        await new Promise<void>((resolve) => {
          if (signal.aborted) resolve();
          signal.addEventListener("abort", () => resolve());
        });
        await server.close();
        return {json: null, text: ""};
      })
    );
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InputError("invalid-port", `not a port: ${text}; take 0–65535`, "--port");
  return port;
}

function listenError(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") return new InputError("port-in-use", `port ${port} is in use; take another`, "--port");
  if (code === "EACCES")
    return new InputError("port-not-allowed", `port ${port} is not allowed; take one above 1023`, "--port");
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new InputError("invalid-host", `no address of this machine: ${host}`, "--host");
  return error;
}
