import type {TestProject} from "vitest/node";
import {serveSite} from "../../tools/static-server.js";
import {buildTestSite} from "./test-site.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the demo site, ending in a slash. */
    site: string;
    /** Directory of the demo site. */
    siteDirectory: string;
    /** The demo warehouse. */
    warehouse: string;
  }
}

/** Serves the demo site to the end-to-end tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const {warehouse, site} = await buildTestSite();
  const server = await serveSite({site});
  project.provide("site", server.url);
  project.provide("siteDirectory", site);
  project.provide("warehouse", warehouse);
  return () => server.close();
}
