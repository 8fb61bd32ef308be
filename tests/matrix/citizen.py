"""A citizen on Matrix, with encryption, who shares no code with the bot: matrix-nio on libolm.

A test drives it: each line of the input is one JSON object that says what to `do`, each line of the
output is the JSON answer to it, `{"error": …}` if it went wrong. The arguments of what can be done
are those of the methods of `Citizen`. What was seen in a room is told as `shown` below has it.
The one argument is a folder for the client's keys. The citizen goes home at the end of the input.
"""

import asyncio
import io
import json
import sys
import traceback

import nio
from nio.crypto.attachments import decrypt_attachment

# Busy rooms too are told in full: by default a sync leaves all but ten events of a room out.
EVERYTHING = {"room": {"timeline": {"limit": 1000}}}
# What takes longer than this, in seconds, will not happen any more.
PATIENCE = 60


class Refused(Exception):
    """The homeserver, or reason, says no."""


class Citizen:
    """Does what it is told, and sees all that happens in its rooms meanwhile."""

    def __init__(self, folder):
        self.folder = folder
        self.client = None
        self.syncing = None
        self.seen = {}  # by room: what others did there, and nobody has asked for yet
        self.news = asyncio.Condition()

    async def login(self, homeserver, user, password):
        """Logs in with a new device and follows all its rooms from now on."""
        # A homeserver that restarts is asked again soon.
        config = nio.AsyncClientConfig(max_timeout_retry_wait_time=0.5)
        self.client = nio.AsyncClient(homeserver, user, store_path=self.folder, config=config)
        self.client.add_event_callback(self.see, (nio.Event, nio.BadEvent))
        self.client.add_response_callback(self.tell_the_news, nio.SyncResponse)
        accepted(await self.client.login(password))
        self.syncing = asyncio.create_task(self.client.sync_forever(30_000, EVERYTHING))
        return {"user": self.client.user_id, "device": self.client.device_id}

    async def create_room(self, encrypted, direct, invite):
        """Creates a room and invites others."""
        state = [nio.EnableEncryptionBuilder().as_dict()] if encrypted else []
        created = await self.client.room_create(
            preset=nio.RoomPreset.trusted_private_chat, is_direct=direct, invite=invite, initial_state=state
        )
        room = accepted(created).room_id
        await self.until(lambda: room in self.client.rooms)
        return {"room": room}

    async def join(self, room):
        """Accepts an invitation."""
        accepted(await self.client.join(room))
        await self.until(lambda: room in self.client.rooms)
        return {}

    async def leave(self, room):
        """Leaves a room."""
        accepted(await self.client.room_leave(room))
        return {}

    async def wait_for_member(self, room, user):
        """Waits until somebody who was invited has joined."""
        await self.until(lambda: user in self.joined(room))
        return {}

    async def say(self, room, text):
        """Says a text."""
        return await self.send(room, "m.room.message", {"msgtype": "m.text", "body": text})

    async def edit(self, room, event, text):
        """Puts another text in place of one's own."""
        new = {"msgtype": "m.text", "body": text}
        replaces = {"rel_type": "m.replace", "event_id": event}
        content = {**new, "body": f"* {text}", "m.new_content": new, "m.relates_to": replaces}
        return await self.send(room, "m.room.message", content)

    async def react(self, room, event, key):
        """Reacts to a message."""
        relation = {"rel_type": "m.annotation", "event_id": event, "key": key}
        return await self.send(room, "m.reaction", {"m.relates_to": relation})

    async def attach(self, room, name, text):
        """Sends a text as a file, encrypted where the room is."""
        data, encrypt = text.encode(), self.client.rooms[room].encrypted
        uploaded, keys = await self.client.upload(
            io.BytesIO(data), "text/plain", name, encrypt=encrypt, filesize=len(data)
        )
        url = accepted(uploaded).content_uri
        where = {"file": {**keys, "url": url}} if encrypt else {"url": url}
        return await self.send(room, "m.room.message", {"msgtype": "m.file", "body": name, **where})

    async def send(self, room, type, content):
        """Sends any event, encrypted where the room is: to all devices, trusted or not."""
        # Somebody may have joined, or come with a new device, a moment ago.
        if self.client.should_query_keys:
            accepted(await self.client.keys_query())
        sent = await self.client.room_send(room, type, content, ignore_unverified_devices=True)
        return {"event": accepted(sent).event_id}

    async def redact(self, room, event):
        """Takes back what was sent."""
        return {"event": accepted(await self.client.room_redact(room, event)).event_id}

    async def wait_for(self, room, text):
        """Waits until somebody else says, or reacts with, something that has this text in it.

        Answers all that came since it was last asked, up to that.
        """
        await self.until(lambda: any(text in event["text"] for event in self.seen.get(room, [])))
        events = self.seen[room]
        end = 1 + next(at for at, event in enumerate(events) if text in event["text"])
        self.seen[room] = events[end:]
        return {"events": events[:end]}

    async def unread(self, room):
        """Answers all that came since it was last asked; waits for nothing."""
        return {"events": self.seen.pop(room, [])}

    def joined(self, room):
        users = self.client.rooms[room].users if room in self.client.rooms else {}
        return [user.user_id for user in users.values() if not user.invited]

    async def see(self, room, event):
        """Keeps what others say; what is said to the room as a whole, its state, is not."""
        if event.sender != self.client.user_id and "state_key" not in event.source:
            self.seen.setdefault(room.room_id, []).append(await self.shown(event))

    async def shown(self, event):
        """What is told of an event; `decrypted` says whether it came encrypted and could be read."""
        content = event.source["content"]
        return {
            "event": event.event_id,
            "sender": event.sender,
            "type": event.source["type"],
            "decrypted": event.decrypted,
            "content": content,
            "text": text_of(content),
            "file": await self.file(content) if content.get("msgtype") == "m.file" else None,
        }

    async def file(self, content):
        """The text in a file that somebody sent."""
        secret = content.get("file")
        data = accepted(await self.client.download(secret["url"] if secret else content["url"])).body
        if secret:
            data = decrypt_attachment(data, secret["key"]["k"], secret["hashes"]["sha256"], secret["iv"])
        return data.decode()

    async def tell_the_news(self, _):
        async with self.news:
            self.news.notify_all()

    async def until(self, holds):
        """Waits for something to hold, looking again after each sync."""
        try:
            async with self.news:
                await asyncio.wait_for(self.news.wait_for(holds), PATIENCE)
        except asyncio.TimeoutError:
            raise Refused(f"in vain for {PATIENCE} s; seen: {self.seen}; sync: {self.syncing}") from None

    async def go_home(self):
        """Ends what goes on."""
        if self.client:
            await self.client.close()


def accepted(response):
    """The response, if the homeserver did as asked."""
    if isinstance(response, nio.ErrorResponse):
        raise Refused(str(response))
    return response


def text_of(content):
    """What a reader sees of an event: the newest text, or the reaction."""
    content = content.get("m.new_content", content)
    return str(content.get("body") or content.get("m.relates_to", {}).get("key", ""))


async def answer(citizen, line):
    """Does what a line says."""
    order = json.loads(line)
    try:
        return await getattr(citizen, order.pop("do"))(**order)
    except Exception as error:
        traceback.print_exc()
        return {"error": f"{type(error).__name__}: {error}"}


async def main():
    citizen = Citizen(sys.argv[1])
    while line := await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(await answer(citizen, line)), flush=True)
    await citizen.go_home()


asyncio.run(main())
