// A real Chromium 90, as the offices have it: unpacked once from npm's chrome-aws-lambda, which carries
// the binary and downloads nothing. Its own unpacking works on the cloud service that it was made for alone.
import { createReadStream, createWriteStream, existsSync, renameSync } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

import puppeteer, { type Browser } from "puppeteer-core";

import { FLAGS } from "./flags";

const require = createRequire(import.meta.url);

async function unpack(): Promise<string> {
  const packed = join(dirname(require.resolve("chrome-aws-lambda/package.json")), "bin", "chromium.br");
  const folder = join(dirname(packed), "..", "..", ".chromium90");
  const binary = join(folder, "chromium");
  if (!existsSync(binary)) {
    await mkdir(folder, { recursive: true });
    const half = `${binary}.${process.pid}`;
    await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(half));
    await chmod(half, 0o755);
    renameSync(half, binary);
  }
  return binary;
}

export async function launchChromium90(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: await unpack(),
    headless: true,
    args: FLAGS,
  });
}
