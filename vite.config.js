import { resolve } from "node:path";
import { defineConfig } from "vite";

const ui = resolve(import.meta.dirname, "dudao/web/ui");

// One stylesheet and one script with fixed names: Django's static storage adds the
// hash, so that templates need no manifest. Chromium 86 is the oldest browser of
// the offices (Windows 7 with a two-engine browser).
export default defineConfig({
  root: resolve(ui, "assets"),
  publicDir: resolve(ui, "assets/public"),
  build: {
    outDir: resolve(ui, "static/ui"),
    emptyOutDir: true,
    target: "chrome86",
    cssTarget: "chrome86",
    cssCodeSplit: false,
    modulePreload: false,
    rollupOptions: {
      input: resolve(ui, "assets/app.js"),
      output: {
        format: "iife",
        entryFileNames: "app.js",
        assetFileNames: "app[extname]",
      },
    },
  },
});
