import type { Command } from 'commander';
import { counted } from '../app/done.ts';
import { speakerRoles } from '../contract/choices.ts';
import type { Input, Output } from '../contract/contract.ts';
import { wholeNumber } from './project-commands.ts';
import { type Terminal, UsageError } from './run.ts';
import { type Call, changeProject, withProject } from './session.ts';
import { oneLine, textTable } from './table.ts';

type CodeOptions = {
  readonly document: string;
  readonly code: string;
  readonly quote?: string;
  readonly occurrence?: string;
  readonly start?: string;
  readonly end?: string;
  readonly comment?: string;
  readonly coder?: string;
  readonly json?: boolean;
};

export function addCodingCommands(program: Command, terminal: Terminal): void {
  program
    .command('code <project>')
    .description('codes one segment, by its quote or by its offsets')
    .requiredOption('--document <document>', 'the transcript')
    .requiredOption('--code <path>', 'the code, as "Theme > Code"; made if it is new')
    .option('--quote <text>', 'the exact words')
    .option('--occurrence <n>', 'which place, if the words stand several times')
    .option('--start <offset>', 'first character, counted from 0 in UTF-16 code units')
    .option('--end <offset>', 'one behind the last character')
    .option('--comment <text>', 'a remark')
    .option('--coder <coder>', 'who codes')
    .option('--json', 'one JSON document')
    .action(async (project: string, options: CodeOptions) => {
      const applied = await changeProject(terminal, project, options, (call) => apply(call, options));
      if (options.json) {
        terminal.out(`${JSON.stringify(applied)}\n`);
        return;
      }
      const words = oneLine(applied.quote, 70);
      terminal.out(
        `${applied.created ? 'Applied' : 'Already there:'} '${applied.code}' to ${applied.document} at ${applied.start}-${applied.end}: "${words}"\n`,
      );
      if (applied.codeCreated) terminal.out(`Created code '${applied.code}'.\n`);
      if (options.occurrence === undefined && applied.places > 1) {
        terminal.out(
          `The quote stands ${counted(applied.places, 'time')} in the text; the first was taken. --occurrence names another.\n`,
        );
      }
    });
  addSpeakerCommand(program, terminal);
}

function apply(call: Call, options: CodeOptions) {
  const { document, code, quote, start, end } = options;
  const comment = options.comment === undefined ? {} : { comment: options.comment };
  if (quote !== undefined && start === undefined && end === undefined) {
    const occurrence =
      options.occurrence === undefined ? {} : { occurrence: wholeNumber(options.occurrence, '--occurrence') };
    return call('segment.applyQuote', { document, code, quote, ...occurrence, ...comment });
  }
  if (quote === undefined && start !== undefined && end !== undefined) {
    return call('segment.apply', {
      document,
      code,
      start: offset(start, '--start'),
      end: offset(end, '--end'),
      ...comment,
    });
  }
  throw new UsageError('give either --quote, or --start and --end');
}

function offset(text: string, option: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(`${option} takes a whole number from 0, not "${text}"`);
  return Number(text);
}

type SpeakerOptions = {
  readonly document?: string;
  readonly label?: string;
  readonly role?: string;
  readonly participant?: string;
  readonly coder?: string;
  readonly json?: boolean;
};

function addSpeakerCommand(program: Command, terminal: Terminal): void {
  program
    .command('speakers <project>')
    .description('lists speakers; with --label corrects what one of them is')
    .option('--document <document>', 'the transcript')
    .option('--label <label>', 'the speaker')
    .option('--role <role>', speakerRoles.join(', '))
    .option('--participant <name>', 'whose voice it is')
    .option('--coder <coder>', 'who corrects')
    .option('--json', 'one JSON document')
    .action(async (project: string, options: SpeakerOptions) => {
      const correction = correctionOf(options);
      const { document, json } = options;
      const list = (call: Call) => call('speaker.list', document === undefined ? {} : { document });
      const found =
        correction === null
          ? await withProject(terminal, project, list)
          : await changeProject(terminal, project, options, async (call) => {
              await call('speaker.update', correction);
              return list(call);
            });
      terminal.out(json ? `${JSON.stringify(found)}\n` : speakersText(found));
    });
}

/** What --label asks to be corrected, null without it. */
function correctionOf({
  document,
  label,
  role: asked,
  participant,
}: SpeakerOptions): Input<'speaker.update'> | null {
  const role = speakerRoles.find((name) => name === asked);
  if (asked !== undefined && role === undefined)
    throw new UsageError(`--role is one of ${speakerRoles.join(', ')}, not "${asked}"`);
  if (label === undefined) return null;
  if (document === undefined || (role === undefined && participant === undefined))
    throw new UsageError('--label needs --document, and --role or --participant');
  return {
    document,
    label,
    ...(role === undefined ? {} : { role }),
    ...(participant === undefined ? {} : { participant }),
  };
}

function speakersText(speakers: Output<'speaker.list'>): string {
  const rows = speakers.map(({ document, label, role, participant }) => [
    document,
    label,
    role,
    participant ?? '',
  ]);
  return textTable([['transcript', 'label', 'role', 'participant'], ...rows]);
}
