import {buildTestSite} from "../test/helpers/test-site.js";

// Builds what the end-to-end tests look at, unless it stands: where that must be done with the network off (.ci/run).
await buildTestSite();
