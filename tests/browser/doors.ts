// What the tests of pages do again and again: sign in on a screen of some width, type a day.
import { type Browser, expect, type Page } from "@playwright/test";

import { PASSWORD, type Server } from "./server";

export interface Screen {
  /** Where one signs in: the console's door, or the phone's. */
  door?: string;
  width?: number;
  /** Whether an error on the browser's console fails the test. */
  strict?: boolean;
}

/** A page of somebody who signed in by typing; the county's clock is not the browser's. */
export async function signedIn(browser: Browser, server: Server, login: string, screen: Screen = {}): Promise<Page> {
  const { door = "/sign-in", width = 1440, strict = false } = screen;
  const context = await browser.newContext({ baseURL: server.address, viewport: { width, height: 900 }, timezoneId: "America/New_York" });
  const page = await context.newPage();
  if (strict) page.on("console", (message) => expect(message.type(), message.text()).not.toBe("error"));
  await page.goto(door);
  await page.getByLabel("账号").fill(login);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}

/** A worker's phone. */
export const onPhone = (browser: Browser, server: Server, login = "worker"): Promise<Page> => signedIn(browser, server, login, { door: "/me/sign-in", width: 390 });

/** Types a day into its field. */
export async function typeDay(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press("Enter");
}
