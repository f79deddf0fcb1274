import type { AriaAttributes, AriaRole } from 'react';

type Spoken = AriaAttributes & { readonly role: AriaRole };

/**
 * Roles of grids that are laid out and virtualised by hand, where table elements would fight the layout. Focus goes
 * to the cells, or to the rows of a list.
 */
export const asRow = roleOf('row');
export const asRowHeader = roleOf('rowheader');
export const asColumnHeader = roleOf('columnheader');
export const asCell = roleOf('gridcell');
export const asGrid = roleOf('grid');
export const asTreeGrid = roleOf('treegrid');
/** A named part of a bar or pane; a fieldset is for forms. */
export const asGroup = roleOf('group');

function roleOf(role: AriaRole): (attributes: AriaAttributes) => Spoken {
  return (attributes) => ({ role, ...attributes });
}
