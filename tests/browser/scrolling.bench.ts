// How long the longest frame takes while twenty thousand rows are scrolled to their end and back: `make bench`, on the
// release binary. It is no test, since a busy machine lets any frame be late.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, type Locator, test } from "@playwright/test";

import { inventedRoster } from "./rosters";
import { CHECKOUT, PASSWORD, Server } from "./server";

const MANY = 20_000;
const LONGEST_FRAME_MS = 100;

/** Scrolls the list to its end and back by the frame, and tells how long the frames took. */
async function scrollThrough(list: Locator): Promise<number[]> {
  return list.evaluate(async (box) => {
    const gaps: number[] = [];
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    let last = await frame();
    const steps = 240;
    for (let step = 1; step <= steps; step++) {
      const share = step <= steps / 2 ? step / (steps / 2) : 2 - step / (steps / 2);
      box.scrollTop = (box.scrollHeight - box.clientHeight) * share;
      const now = await frame();
      gaps.push(now - last);
      last = now;
    }
    return gaps;
  });
}

test("twenty thousand rows scroll without a long frame", async ({ page }) => {
  const server = await Server.start();
  try {
    await page.goto(`${server.address}/sign-in`);
    await page.getByLabel("账号").fill("county");
    await page.getByLabel("密码").fill(PASSWORD);
    await page.getByRole("button", { name: "登录" }).click();
    await expect(page).not.toHaveURL(/sign-in/);
    await page.goto(`${server.address}/imports/new`);
    await page.locator('input[type="file"]').setInputFiles({
      name: "二万行.csv",
      mimeType: "text/csv",
      buffer: inventedRoster(MANY, ["昭馀镇", "东观镇", "古县镇", "贾令镇", "城赵镇"]),
    });
    await page.getByRole("button", { name: /^上传/ }).click();
    const list = page.getByRole("group", { name: /^新增 20000 行/ });
    await expect(list).toBeVisible({ timeout: 200_000 });
    await list.scrollIntoViewIfNeeded();
    await scrollThrough(list); // what the browser compiles once is no frame of the list's
    const gaps = (await scrollThrough(list)).sort((a, b) => a - b);
    const figures = { rows: MANY, frames: gaps.length, median_ms: gaps[gaps.length >> 1], longest_ms: gaps[gaps.length - 1] };
    writeFileSync(join(CHECKOUT, "tests/artefacts/scrolling.json"), `${JSON.stringify(figures)}\n`);
    console.log(figures);
    expect(figures.longest_ms).toBeLessThan(LONGEST_FRAME_MS);
  } finally {
    await server.stop();
  }
});
