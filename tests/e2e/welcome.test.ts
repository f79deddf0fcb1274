import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectNoSeriousFaults } from '../support/axe.ts';
import { hasChromium, openWindow } from '../support/window.ts';

describe.skipIf(!hasChromium)('the first start', () => {
  it('makes a new project by keyboard, which says what to do next and is listed the next time', async () => {
    const { page, folder } = await openWindow({ project: 'welcome' });
    await page.getByRole('heading', { name: 'Emic' }).waitFor();
    await expectNoSeriousFaults(page);
    await page.keyboard.press('n');
    await page.keyboard.type('Night shift');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/p\//);
    await page.getByRole('button', { name: 'Project: Night shift' }).waitFor();
    await page
      .getByRole('button', { name: /import/i })
      .first()
      .waitFor();
    await expectNoSeriousFaults(page);
    expect(existsSync(join(folder, 'Emic', 'Night shift.emic'))).toBe(true);

    await page.goto(new URL('/', page.url()).href);
    await page.getByText('0 transcripts · 0 codes · 0 segments').waitFor();
    await page.getByRole('button', { name: /Night shift/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Project: Night shift' }).waitFor();
  });

  it('opens the example study with one key', async () => {
    const { page } = await openWindow({ project: 'welcome' });
    await page.getByRole('heading', { name: 'Emic' }).waitFor();
    await page.keyboard.press('e');
    await page.waitForURL(/\/p\//, { timeout: 40_000 });
    await page.getByText('29 transcripts').waitFor();
  });

  it('marks a project whose file is gone, and takes it off the list', async () => {
    const { page, folder } = await openWindow({ project: 'welcome' });
    await page.getByRole('heading', { name: 'Emic' }).waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Gone');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/p\//);
    await page.getByRole('button', { name: 'Project: Gone' }).waitFor();
    await page.goto(new URL('/', page.url()).href);
    for (const ending of ['', '-wal', '-shm'])
      rmSync(join(folder, 'Emic', `Gone.emic${ending}`), { force: true });
    await page.reload();
    await page.getByText(/^Not found:/).waitFor();
    await page.getByRole('button', { name: 'Remove Gone from the list' }).click();
    await page.getByText('Projects that you open are listed here.').waitFor();
  });

  it('says of a file that is no project what to do with it, and keeps it from nothing', async () => {
    const { page } = await openWindow({ project: 'welcome' });
    await page.getByRole('heading', { name: 'Emic' }).waitFor();
    await page
      .getByLabel('Project file')
      .setInputFiles({ name: 'talk.txt', mimeType: 'text/plain', buffer: Buffer.from('A: b') });
    await page.getByRole('alert').filter({ hasText: 'talk.txt is no project.' }).waitFor();
    await page.getByLabel('Project file').setInputFiles({
      name: 'fake.emic',
      mimeType: 'text/plain',
      buffer: Buffer.from('not a project at all, but long enough to be looked at'),
    });
    await page
      .getByRole('alert')
      .filter({ hasText: /fake|not/i })
      .waitFor();
    expect(page.url()).not.toContain('/p/');
  });
});
