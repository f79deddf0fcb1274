import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasChromium, openWindow } from '../support/window.ts';

const IMAGE = '<img src=x onerror="window.broken=1">';
const LINK = '<a href="javascript:window.broken=2">press me</a>';

describe.skipIf(!hasChromium)('text that wants to be a program', () => {
  it('stays text in a transcript, in the names of transcripts, codes and participants, and in quotes', async () => {
    const { page, folder, emic } = await openWindow({ project: 'empty' });
    writeFileSync(
      join(folder, 'interview.txt'),
      `Interviewer: ${IMAGE}?\nP01: ${LINK} and ${IMAGE} again.\n`,
    );
    writeFileSync(
      join(folder, 'people.csv'),
      `participant,profession\nP01,"${IMAGE.replaceAll('"', '""')}"\n`,
    );
    await emic('participants', 'study.emic', 'people.csv');
    await emic('import', 'study.emic', 'interview.txt');
    await emic(
      'code',
      'study.emic',
      '--document',
      'interview',
      '--code',
      IMAGE.replaceAll('>', '\\>'),
      '--quote',
      LINK,
    );
    for (const place of [
      'Transcripts',
      'Codebook',
      'Participants',
      'Compare groups',
      'Segments',
      'History',
    ]) {
      await page
        .getByRole('navigation', { name: 'Views' })
        .getByRole('link', { name: place, exact: true })
        .click();
      await page.getByText('onerror').first().waitFor();
    }
    await page.getByRole('link', { name: 'Transcripts', exact: true }).click();
    await page.getByText('press me').first().waitFor();
    expect(
      await page.evaluate(() => ({
        broken: Reflect.get(window, 'broken') ?? null,
        images: document.querySelectorAll('main img').length,
        links: document.querySelectorAll('a[href^="javascript:"]').length,
      })),
    ).toEqual({ broken: null, images: 0, links: 0 });
  });

  it('could not run even if it got into the page: the policy blocks inline scripts, handlers and evaluation', async () => {
    const { page, takeComplaints } = await openWindow({ project: 'empty' });
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.broken = 1';
      document.body.append(script);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.broken = 2');
      image.src = '/nothing-here.png';
      document.body.append(image);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return Reflect.get(window, 'broken') ?? null;
    });
    expect(ran).toBe(null);
    const complaints = takeComplaints();
    expect(complaints.filter((line) => line.includes('Content Security Policy')).length).toBeGreaterThan(0);
  });
});
