import { textHash } from '#utils/sites/dom.ts';
import type { DetectionSettings } from '#utils/sites/types.ts';

/** No name that means done is longer, and a page can hold any amount of text. */
const LONGEST_NAME = 300;

/** Names that mean done until the person says otherwise, those that Notion gives a finished status among them. */
export const DEFAULT_DONE_NAMES: readonly string[] = [
  ...['Done', 'Complete', 'Completed', 'Finished', 'Erledigt', 'Fertig', 'Abgeschlossen'],
  ...['Hecho', 'Completado', 'Terminado', 'Fait', 'Terminé', 'Feito', 'Concluído', '完了', '済', '完成'],
  ...[
    '已完成',
    '완료',
    'Listo',
    'Completada',
    'Concluída',
    'Completato',
    'Fatto',
    'Gereed',
    'Voltooid',
    'Klaar',
  ],
  ...[
    'Færdig',
    'Fullført',
    'Ferdig',
    'Klar',
    'Slutförd',
    'Valmis',
    'Gotowe',
    'Ukończone',
    'Tamamlandı',
    'Selesai',
  ],
  ...['Готово', 'Выполнено', 'Завершено', 'Hoàn thành', 'เสร็จสิ้น', 'הושלם', 'تم'],
];

/** Names of what is still to be done, or is being done, as most teams call it. */
const OPEN = /* @__PURE__ */ nameTable(
  'No status|Not started|To do|Todo|Backlog|Icebox|Open|New|Inbox|Triage|Ideas|Planned|Ready|Next|Next up|Up next|' +
    'Today|This week|Later|Someday|In progress|Doing|Started|Active|Ongoing|In review|Review|Needs review|Testing|' +
    'In testing|QA|Blocked|On hold|Paused|Waiting|Pending|Reopened',
);

/** The same in other languages, as Notion translates it. GitHub speaks English alone. */
const TRANSLATED_OPEN = /* @__PURE__ */ nameTable(
  'Nicht begonnen|Offen|Zu erledigen|Geplant|In Bearbeitung|In Arbeit|Sin empezar|Por hacer|Pendiente|' +
    'En curso|En progreso|Pas commencé|À faire|En cours|Não iniciado|Não iniciada|A fazer|Pendente|Em andamento|' +
    'Em progresso|Non iniziato|Da fare|In corso|Niet gestart|Niet begonnen|Bezig|Ikke startet|I gang|Pågår|' +
    'Inte påbörjad|Pågående|Ei aloitettu|Käynnissä|Kesken|Nie rozpoczęto|W toku|Başlanmadı|Devam ediyor|' +
    'Belum dimulai|Sedang berlangsung|Chưa bắt đầu|Đang thực hiện|Не начато|В процессе|В работе|ยังไม่เริ่ม|' +
    'กำลังดำเนินการ|לא התחיל|בתהליך|لم يبدأ|قيد التنفيذ|未着手|未開始|進行中|시작 전|진행 중|할 일|未开始|进行中|待办|待辦',
);

/** Names of what is over. That says nothing of whether it was finished. */
const OVER = /* @__PURE__ */ nameTable(
  'Archived|Cancelled|Canceled|Duplicate|Rejected|Won’t do|Archiviert|Archivado|Archivé|Arquivado|Archiviato|' +
    'Gearchiveerd|Arkiveret|Arkivert|Arkiverad|Arkistoitu|アーカイブ済み|보관됨|已归档|已封存',
);

/** What a name says of what bears it. */
export type NameMeaning = 'done' | 'open' | 'over';

/**
 * What a name says: undefined for one that nobody knows. Only `open` opens again what was finished.
 * @param doneNames those that the person chose, if they did
 */
export function nameMeaning(name: string, doneNames = DEFAULT_DONE_NAMES): NameMeaning | undefined {
  if (meansDone(name, doneNames)) return 'done';
  if (meansOpen(name) || TRANSLATED_OPEN(name)) return 'open';
  return OVER(name) ? 'over' : undefined;
}

/** The same of a name that the person may have been asked about. */
export function statusMeaning(
  name: string,
  { doneNames, databases }: Pick<DetectionSettings, 'doneNames' | 'databases'>,
): NameMeaning | undefined {
  const known = nameMeaning(name, doneNames);
  const answer = known ? undefined : databases.find(({ id }) => id === nameId(name));
  return answer ? (answer.counts ? 'done' : 'open') : known;
}

/** Whether a name is one of those that mean done; what surrounds its words ("Done ✅", "Done?") does not matter. */
export function meansDone(name: string, doneNames: readonly string[]): boolean {
  const words = wordsOf(name);
  return words !== '' && doneNames.some((done) => wordsOf(done) === words);
}

/** Whether a name is one of those that teams give, in English, to what is not finished. */
export function meansOpen(name: string): boolean {
  return OPEN(name);
}

/** The id under which the person is asked about a name; it has the form of any other id. */
export function nameId(name: string): string {
  const hash = textHash(wordsOf(name), 0);
  return `${hash}-${hash}`;
}

/** Whether an id is that of a name. */
export function isNameId(id: string): boolean {
  return /^([0-9a-f]{16})-\1$/.test(id);
}

/** A name by its words alone; '' for what is too long to be one. */
function wordsOf(name: string): string {
  if (name.length > LONGEST_NAME) return '';
  return name
    .normalize()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a name is one of these. Most pages and workers never ask, so they are only taken apart at the first question. */
function nameTable(names: string): (name: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  return (name) => {
    known ??= new Set(names.split('|').map(wordsOf));
    return known.has(wordsOf(name));
  };
}
