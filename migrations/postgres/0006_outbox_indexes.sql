-- Which rows of a chat are open is asked all the time, by a small index; which are closed, hardly ever. The
-- index over all rows must not change with each outcome: at a few thousand answers a second that would be
-- most of what a commit writes.
drop index outbox_chat;
create index outbox_chat on outbox (chat);
create index outbox_chat_open on outbox (chat, id) where outcome is null;
