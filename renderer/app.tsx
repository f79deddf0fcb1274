import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { sentenceFor } from '../src/contract/messages.ts';
import { shelfOver } from '../src/contract/shelf.ts';
import type { LayoutView, ProjectView } from '../src/contract/views.ts';
import type { Carrier } from './data/carrier.ts';
import { CarrierContext } from './data/carrier-context.ts';
import { ClientContext } from './data/client.ts';
import { keepLayout, restoreLayout } from './data/keep-layout.ts';
import type { Opened } from './data/open-window.ts';
import { projectClient } from './data/project-client.ts';
import { ProjectContext } from './data/project-context.ts';
import { newQueryClient } from './data/query-client.ts';
import { topics } from './data/topics.ts';
import { useNews } from './data/use-news.ts';
import { ProjectWindow } from './project-window.tsx';
import { ConnectionBanner } from './shell/connection-banner.tsx';
import { useFrame } from './shell/use-frame.ts';
import { goTo } from './state/go.ts';
import { Button } from './ui/button.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { LiveRegion } from './ui/live-region.tsx';
import { ToastRegion } from './ui/toast-region.tsx';

const WelcomeView = lazy(async () => ({
  default: (await import('./features/welcome/welcome-view.tsx')).WelcomeView,
}));

type AppProps = { readonly carrier: Carrier; readonly opened: Opened };

export function App({ carrier, opened }: AppProps) {
  const answers = useMemo(newQueryClient, []);
  useNews(carrier, answers);
  useFrame();
  return (
    <I18nProvider locale="en-GB">
      <CarrierContext value={carrier}>
        <QueryClientProvider client={answers}>
          <ConnectionBanner carrier={carrier} />
          <Suspense>
            <Screen carrier={carrier} opened={opened} />
          </Suspense>
          <ToastRegion besideRail={opened.kind === 'project'} />
          <LiveRegion />
        </QueryClientProvider>
      </CarrierContext>
    </I18nProvider>
  );
}

function Screen({ carrier, opened }: AppProps) {
  if (opened.kind === 'welcome') {
    const shelf = shelfOver((name, input) => carrier.shelf(name, input));
    return <WelcomeView shelf={shelf} go={goTo} />;
  }
  if (opened.kind === 'refused') {
    const { code, details } = opened.failure;
    return (
      <EmptyState
        sentence={sentenceFor(code, details)}
        todo={carrier.project === null ? undefined : <Button onPress={() => goTo(null)}>All projects</Button>}
      />
    );
  }
  return <Project carrier={carrier} project={opened.project} layout={opened.layout} />;
}

type ProjectProps = {
  readonly carrier: Carrier;
  readonly project: ProjectView;
  readonly layout: LayoutView;
};

function Project({ carrier, project, layout }: ProjectProps) {
  const client = useMemo(() => {
    restoreLayout(topics, layout);
    return projectClient(carrier, project.id);
  }, [carrier, project.id, layout]);
  useEffect(() => keepLayout(topics, client), [client]);
  return (
    <ClientContext value={client}>
      <ProjectContext value={project.id}>
        <ProjectWindow />
      </ProjectContext>
    </ClientContext>
  );
}
