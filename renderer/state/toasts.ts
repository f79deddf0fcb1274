import { create } from 'zustand';

export type Toast = {
  readonly id: number;
  /** What happened, in one sentence. */
  readonly sentence: string;
  /** `error` stays until closed. */
  readonly tone: 'done' | 'error';
  readonly action?: ToastAction;
};

export type ToastAction = {
  readonly label: string;
  /** As in `mod+z`. */
  readonly keys?: string;
  readonly run: () => void;
};

type ToastsState = {
  /** One at a time: the newest replaces. */
  readonly toast: Toast | null;
  readonly shown: (toast: Omit<Toast, 'id'>) => void;
  readonly closed: (id: number) => void;
};

export const useToasts = create<ToastsState>()((set) => ({
  toast: null,
  shown: (toast) => set((state) => ({ toast: { ...toast, id: (state.toast?.id ?? 0) + 1 } })),
  closed: (id) => set((state) => (state.toast?.id === id ? { toast: null } : state)),
}));

export function showToast({
  sentence,
  action,
  tone = 'done',
}: {
  readonly sentence: string;
  readonly action?: ToastAction;
  readonly tone?: Toast['tone'];
}): void {
  useToasts.getState().shown({ sentence, tone, ...(action === undefined ? {} : { action }) });
}
