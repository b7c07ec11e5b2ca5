import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";

/** A page on a busy machine may take longer than the second that is usual to come to what is awaited. */
const expect = {poll: {timeout: 20_000}};

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
          // A module is loaded once for many files: half the processor time. The soak gives each file its own.
          isolate: Boolean(process.env["SAMENHANG_SOAK"]),
          // Left alone, vitest keeps one core for itself: of two, half.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 60_000,
          hookTimeout: 60_000
        }
      },
      {
        extends: true,
        test: {
          name: "end-to-end",
          include: ["test/**/*.test.ts"],
          exclude: ["test/alone/**"],
          globalSetup: ["test/helpers/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 240_000,
          expect,
          // More than two browsers at once only wait for each other.
          maxWorkers: 2,
          sequence: {groupOrder: 1}
        }
      },
      {
        // What is held against the time the machine takes can have nothing beside it.
        extends: true,
        test: {
          name: "alone",
          include: ["test/alone/**/*.test.ts"],
          globalSetup: ["test/helpers/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 240_000,
          expect,
          fileParallelism: false,
          sequence: {groupOrder: 2}
        }
      }
    ]
  }
});
