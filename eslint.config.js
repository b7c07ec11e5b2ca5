import js from "@eslint/js";
import tseslint from "typescript-eslint";

// DESIGN: data moves one way (data → loaders → models → src, bin). Each layer lists what it may not import.
const layer = (files, forbidden, message) => ({
  files,
  ignores: ["**/*.test.ts"],
  rules: {"no-restricted-imports": ["error", {patterns: [{group: forbidden, message}]}]}
});

// Engines differ in the last bit of these functions, so a result could depend on the browser that computed it.
const inexactMath = [
  "exp",
  "expm1",
  "log",
  "log1p",
  "log2",
  "log10",
  "pow",
  "sin",
  "cos",
  "tan",
  "asin",
  "acos",
  "atan",
  "atan2",
  "sinh",
  "cosh",
  "tanh",
  "asinh",
  "acosh",
  "atanh",
  "cbrt",
  "hypot"
].map((property) => ({
  object: "Math",
  property,
  message: "Use @stdlib/math-base-special-*: equal to the bit in every engine."
}));

export default tseslint.config(
  {
    ignores: [
      "node_modules",
      "dist",
      ".samenhang",
      "src/.observablehq",
      "src/models",
      "src/loaders",
      "src/docs",
      "coverage"
    ]
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        Buffer: "readonly",
        fetch: "readonly",
        setTimeout: "readonly"
      }
    },
    rules: {
      "no-console": "error",
      "max-lines": ["error", {max: 400}],
      "no-eval": "error",
      "no-new-func": "error",
      "no-implied-eval": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error"
    }
  },
  {files: ["tools/**", "bin/**"], rules: {"no-console": "off"}},
  {files: ["**/*.test.ts", "test/**"], rules: {"@typescript-eslint/no-non-null-assertion": "off", "max-lines": "off"}},
  layer(
    ["models/**/*.ts"],
    ["node:*", "fs", "path", "**/loaders/**", "**/src/**", "**/bin/**", "@duckdb/*", "@observablehq/*", "d3", "d3-*"],
    "models/ is pure: plain data in, plain data out."
  ),
  layer(
    ["loaders/**/*.ts"],
    ["**/src/**", "**/bin/**", "@observablehq/*"],
    "loaders/ knows sources and the warehouse, not pages."
  ),
  layer(
    ["src/components/**/*.ts", "src/locale/**/*.ts", "src/samenhang.ts"],
    ["node:*", "**/bin/**", "@duckdb/node-api"],
    "src/ runs in a browser."
  ),
  {
    files: ["src/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment"].map((property) => ({
          property,
          message: "Texts in files are hostile: make elements and text nodes."
        })),
        {object: "document", property: "write", message: "Make elements and text nodes."}
      ]
    }
  },
  {
    files: ["models/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...inexactMath,
        {object: "Math", property: "random", message: "Take a seeded generator as an option (pure-rand)."},
        {object: "Date", property: "now", message: "Take the time as an option."}
      ],
      "no-restricted-globals": ["error", "document", "window", "fetch", "process", "performance"],
      "no-restricted-syntax": [
        "error",
        {selector: "BinaryExpression[operator='**']", message: "Use multiplication or @stdlib pow."}
      ]
    }
  }
);
