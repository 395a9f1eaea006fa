import { duration } from './format.ts';
import type { Entry } from './record.ts';
import { tell, type Turn } from './turn.ts';

/** What somebody answered about a run and the morning after, a line each, in their own language. */
export function answersOf(turn: Turn, entry: Entry): readonly string[] {
  const { run, morning, settled, pains } = entry.case;
  const lines: string[] = [];
  if (run) {
    const { report } = run;
    const minutes = duration(turn.words, report.seconds);
    lines.push(
      tell(turn, `answer-completed-${run.posted === undefined ? 'off' : report.completed}`, { minutes }),
    );
    if (report.completed !== 'none' && report.completed !== 'hurt')
      lines.push(tell(turn, `answer-pattern-${report.pattern}`));
    if (report.peak > 0)
      lines.push(
        tell(turn, report.completed === 'hurt' ? 'answer-hurt' : 'answer-peak', { peak: report.peak }),
      );
    for (const sign of ['sharp', 'worse', 'stride'] as const)
      if (report[sign]) lines.push(tell(turn, `answer-${sign}`));
    if (run.late) lines.push(tell(turn, 'answer-late'));
  }
  if (morning) {
    lines.push(
      tell(turn, morning.muscle ? 'answer-morning-muscle' : 'answer-morning', { pain: morning.pain }),
    );
    if (morning.swollen) lines.push(tell(turn, 'answer-swollen'));
    if (morning.night) lines.push(tell(turn, 'answer-night'));
    if (morning.late) lines.push(tell(turn, 'answer-late'));
  }
  if (settled) lines.push(tell(turn, settled.yes ? 'answer-settled' : 'answer-unsettled'));
  for (const pain of pains) {
    lines.push(tell(turn, 'answer-pain', { pain: pain.pain }));
    if (pain.sharp) lines.push(tell(turn, 'answer-sharp'));
    if (pain.night) lines.push(tell(turn, 'answer-night'));
  }
  return lines;
}
