import { work, type DiagnosisNews, type DiagnosisTask } from './diagnosisTask.ts';

function tell(news: DiagnosisNews): void {
  postMessage(news);
}

addEventListener('message', ({ data }: MessageEvent<DiagnosisTask>) => {
  work(data, {
    onProgress: (tried) => {
      tell({ kind: 'progress', tried });
    },
  }).then(
    (report) => {
      tell({ kind: 'done', report });
    },
    (error: unknown) => {
      tell({ kind: 'broken', problem: error instanceof Error ? error.message : String(error) });
    },
  );
});
