import { describe, expect, it } from 'vitest';
import { DEFAULT_DONE_NAMES, isNameId, nameId, nameMeaning, statusMeaning } from '#utils/sites/done-names.ts';

const meaning = (name: string) => nameMeaning(name, DEFAULT_DONE_NAMES);

describe('what a name says', () => {
  it.each([
    ...['Done', 'done ✅', 'Complete', 'Erledigt', 'Terminé', 'Concluído', 'Completato', 'Gereed', 'Færdig'],
    ...['完了', '已完成', '완료', 'Готово', 'Hoàn thành', 'เสร็จสิ้น', 'Valmis', 'Tamamlandı', 'הושלם'],
    // Taken apart into letters and their marks, as some systems write them.
    'Hoàn thành'.normalize('NFD'),
  ])('%s is done', (name) => {
    expect(meaning(name)).toBe('done');
  });

  it.each([
    ...['Not started', 'In progress', 'To-do', 'to do', 'Backlog', 'In review', 'Blocked', 'Nicht begonnen'],
    ...['Sin empezar', 'Pas commencé', 'Em andamento', 'Niet gestart', 'Ikke startet', 'Chưa bắt đầu'],
    ...['未着手', '진행 중', '未开始', 'Не начато', 'ยังไม่เริ่ม'],
  ])('%s is open', (name) => {
    expect(meaning(name)).toBe('open');
  });

  it.each(['Archived', 'Cancelled', 'Won’t do', 'Archiviert', '보관됨', 'アーカイブ済み'])(
    '%s is over',
    (name) => {
      expect(meaning(name)).toBe('over');
    },
  );

  it.each([
    'Released',
    'PO Approved',
    'Almost done',
    'Not done',
    'Bob',
    '',
    '3',
    '▸',
    `Done${' '.repeat(400)}`,
  ])('nobody knows %j', (name) => {
    expect(meaning(name)).toBeUndefined();
  });

  it('is what the person says of it, first of all', () => {
    expect(nameMeaning('In progress', ['in progress'])).toBe('done');
    expect(nameMeaning('Done', [])).toBeUndefined();
    expect(nameMeaning('Archived', ['Archived'])).toBe('done');
  });

  it('holds no name of two meanings', () => {
    for (const name of DEFAULT_DONE_NAMES) expect(nameMeaning(name, []), name).toBeUndefined();
  });
});

describe('a name that the person was asked about', () => {
  const said = (counts: boolean) => ({
    doneNames: ['Done'],
    databases: [{ id: nameId('Released'), name: 'Released', counts }],
  });

  it('means what they answered, however it is written', () => {
    expect(statusMeaning('RELEASED 🚀', said(true))).toBe('done');
    expect(statusMeaning('released', said(false))).toBe('open');
    expect(statusMeaning('Shipped', said(true))).toBeUndefined();
  });

  it('does not change what is known', () => {
    const databases = [{ id: nameId('Done'), name: 'Done', counts: false }];
    expect(statusMeaning('Done', { doneNames: ['Done'], databases })).toBe('done');
  });

  it('has an id that no database has, in the form of all ids', () => {
    expect(nameId('Released')).toMatch(/^[0-9a-f-]{24,36}$/);
    expect(isNameId(nameId('Released'))).toBe(true);
    expect(isNameId('5eed0000-0000-4000-8000-000000000001')).toBe(false);
  });
});
