import type { PastSource } from '#utils/domain/views/past-entry.ts';

const FIELDS = 'number,title,url,state,closedAt,repository';

/**
 * What a person can run in a terminal to get a file that can be brought in. Nothing of ours ever runs or asks any of it.
 * From the manual of `gh` (cli.github.com/manual) and of Todoist's API (developer.todoist.com/api/v1).
 */
export const PAST_COMMANDS: Partial<Record<PastSource, readonly string[]>> = {
  github: [
    `gh search prs --author=@me --merged --limit 1000 --json ${FIELDS} > pulls.json`,
    `gh search issues --assignee=@me --state=closed --limit 1000 --json ${FIELDS} > issues.json`,
  ],
  todoist: [
    'curl -H "Authorization: Bearer YOUR_TOKEN" "https://api.todoist.com/api/v1/tasks/completed/by_completion_date?since=2026-01-01T00:00:00Z&until=2026-03-31T00:00:00Z&limit=200" > todoist.json',
  ],
};
