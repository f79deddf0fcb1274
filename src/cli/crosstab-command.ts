import type { Command } from 'commander';
import { crosstabUnits, percentBases } from '../contract/choices.ts';
import type { Input } from '../contract/contract.ts';
import { refuse } from '../kernel/errors.ts';
import { crosstabJson, crosstabText } from './crosstab-print.ts';
import { collect, deliver, type FilterOptions, filtersOf, formatOf, withFilters } from './filter-options.ts';
import { wholeNumber } from './project-commands.ts';
import { type Terminal, UsageError } from './run.ts';
import { type Call, withProject } from './session.ts';

type CrosstabOptions = FilterOptions & {
  readonly by?: readonly string[];
  readonly unit: string;
  readonly includeInterviewer?: boolean;
  readonly depth?: string;
  readonly percent: string;
};

export function addCrosstabCommand(program: Command, terminal: Terminal): void {
  const command = program
    .command('crosstab <project>')
    .description('compares groups: codes in rows, the values of an attribute in columns')
    .requiredOption('--by <attribute>', 'the attribute; a second --by gives combinations', collect)
    .option('--unit <unit>', crosstabUnits.join(', '), 'participants')
    .option('--include-interviewer', 'with a group of their own')
    .option('--percent <base>', 'of the column, or of the row’s total: column, row', 'column')
    .option('--depth <n>', 'rows down to this level only (1: themes)')
    .option('--format <format>', 'table, csv, tidy, json');
  withFilters(command).action(async (project: string, options: CrosstabOptions) => {
    const format = formatOf(options, ['table', 'csv', 'tidy', 'json', 'xlsx']);
    if (format === 'xlsx') refuse('NOT_SUPPORTED', { what: 'A crosstab as .xlsx' });
    const input = crosstabInput(options);
    const content = await withProject(terminal, project, (call) =>
      crosstabContent(call, input, format, options),
    );
    await deliver(terminal, options.out, content);
  });
}

function crosstabInput(options: CrosstabOptions): Input<'crosstab.read'> {
  const unit = crosstabUnits.find((name) => name === options.unit);
  if (unit === undefined)
    throw new UsageError(`--unit is one of ${crosstabUnits.join(', ')}, not "${options.unit}"`);
  const percentOf = percentBases.find((name) => name === options.percent);
  if (percentOf === undefined)
    throw new UsageError(`--percent is one of ${percentBases.join(', ')}, not "${options.percent}"`);
  const by = [...(options.by ?? [])];
  if (by.length > 2) throw new UsageError('--by can be given twice at most');
  const interviewer =
    options.includeInterviewer === undefined ? {} : { includeInterviewer: options.includeInterviewer };
  const depth = options.depth === undefined ? {} : { depth: wholeNumber(options.depth, '--depth') };
  return { by, unit, percentOf, ...filtersOf(options), ...interviewer, ...depth };
}

async function crosstabContent(
  call: Call,
  input: Input<'crosstab.read'>,
  format: string,
  { bom, guard }: FilterOptions,
): Promise<Uint8Array | string> {
  if (format === 'csv' || format === 'tidy') {
    return (
      await call('crosstab.export', { ...input, layout: format === 'csv' ? 'wide' : 'tidy', bom, guard })
    ).bytes;
  }
  const table = await call('crosstab.read', input);
  return format === 'json' ? crosstabJson(table) : crosstabText(table);
}
