import { describe, expect, it } from 'vitest';
import { startHost } from '../support/running-host.ts';
import { codeAs, hasChromium, openWindow } from '../support/window.ts';

describe.skipIf(!hasChromium)('losing the host', () => {
  it('shows one calm banner, loses nothing acknowledged, and connects again when the host is back', async () => {
    const { page, context, host, folder, file, emic, takeComplaints } = await openWindow();
    await codeAs(page, 'Priya');
    const banner = page.getByText("Emic's host has stopped.");
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Codebook' }).click();
    await page.getByRole('button', { name: 'New code' }).click();
    await page.keyboard.type('Said before the crash');
    await page.keyboard.press('Enter');
    await page.getByText('Said before the crash').first().waitFor();

    await host.stop('SIGKILL');
    await banner.waitFor();
    expect(await banner.count()).toBe(1);
    expect(await emic('list', file, 'codes')).toContain('Said before the crash');

    const revived = await startHost(folder, [file], host.port);
    try {
      const opening = await context.newPage();
      await opening.goto(revived.url);
      await banner.waitFor({ state: 'detached' });
      // Another tab's change arrives in the window that lived through it all.
      await emic(
        'code',
        file,
        '--document',
        'N01',
        '--code',
        'Said after the crash',
        '--start',
        '0',
        '--end',
        '9',
        '--coder',
        'Priya',
      );
      await page.getByText('Said after the crash').first().waitFor();
    } finally {
      await revived.stop();
    }
    // While nobody listened, the page's requests failed, and Chromium says so in its console; nothing else may.
    expect(takeComplaints().filter((line) => !/net::ERR_|Failed to load resource/.test(line))).toEqual([]);
  });
});
