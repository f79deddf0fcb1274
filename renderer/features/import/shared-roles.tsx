import { Fragment } from 'react';
import { announce } from '../../state/announcements.ts';
import { useImporting } from '../../state/importing.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/counted.ts';
import styles from './import-people.module.css';
import { rolesToShare } from './import-plan.ts';
import type { FileInHand } from './import-view.tsx';

type SharedRolesProps = { readonly inHand: FileInHand; readonly others: readonly FileInHand[] };

/** Asks whether labels that other files have, too, mean the same there. */
export function SharedRoles({ inHand: { file, plan }, others }: SharedRolesProps) {
  const { rolesShared, changed } = useImporting.getState();
  const open = others.filter(({ file: other }) => other.outcome === null);
  const roles =
    plan === null || file.onlyHere
      ? {}
      : rolesToShare(
          plan,
          open.flatMap((other) => other.plan ?? []),
        );
  const labels = Object.keys(roles);
  if (labels.length === 0) return null;
  return (
    <div className={styles.question}>
      <p className={styles.words}>
        Use the same {labels.length === 1 ? 'role for the label ' : 'roles for the labels '}
        {labels.map((label, index) => (
          <Fragment key={label}>
            {index > 0 && (index === labels.length - 1 ? ' and ' : ', ')}
            <strong>{label}</strong>
          </Fragment>
        ))}{' '}
        in all {counted(open.length + 1, 'file')}?
      </p>
      <div className={styles.actions}>
        <Button
          onPress={() => {
            rolesShared(roles);
            announce(`Used in all ${counted(open.length + 1, 'file')}.`);
          }}
        >
          Use in all files
        </Button>
        <Button variant="quiet" onPress={() => changed(file.id, { onlyHere: true })}>
          Only here
        </Button>
      </div>
    </div>
  );
}
