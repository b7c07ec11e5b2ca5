import {defineConfig} from "vitest/config";

// Unit tests stand beside their code; browser and end-to-end tests live in test/ and need a built site.
export default defineConfig({
  test: {
    env: {TZ: "Europe/Amsterdam", OBSERVABLE_TELEMETRY_DISABLE: "1"},
    exclude: [
      "**/node_modules/**",
      "dist/**",
      "src/models/**",
      "src/loaders/**",
      "src/docs/**",
      "src/.observablehq/**"
    ],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{bin,loaders,models,src,tools}/**/*.test.ts"],
          testTimeout: 20_000
        }
      },
      {
        extends: true,
        test: {
          name: "end-to-end",
          include: ["test/**/*.test.ts"],
          globalSetup: ["test/helpers/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 240_000,
          fileParallelism: false
        }
      }
    ]
  }
});
