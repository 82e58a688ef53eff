import * as v from 'valibot';
import type { Answer } from '#utils/messaging/answer.ts';
import { liesAt } from '#utils/messaging/detections.ts';
import { MESSAGES, type Message } from '#utils/messaging/messages.ts';
import type { Sender } from '#utils/messaging/row.ts';

const message = v.variant(
  'type',
  Object.entries(MESSAGES).map(([type, { fields }]) => v.strictObject({ type: v.literal(type), ...fields })),
);

/**
 * The message, if it is well formed and this sender may send it; else why not.
 * A page can make its content script's process say anything, so nothing here is taken on trust.
 */
export function parseMessage(data: unknown, sender: Sender): Answer<Message> {
  const parsed = v.safeParse(message, data);
  if (!parsed.success) return { ok: false, reason: 'malformed' };
  const value = parsed.output as Message;
  return maySend(value, sender) ? { ok: true, value } : { ok: false, reason: 'not allowed' };
}

function maySend(message: Message, sender: Sender): boolean {
  const senders: readonly Sender['from'][] = MESSAGES[message.type].senders;
  if (!senders.includes(sender.from)) return false;
  return message.type !== 'detection' || (sender.from === 'site' && liesAt(message.detection, sender));
}
