"""A real mail server on loopback (aiosmtpd): keeps what it accepts as files, refuses, dies or waits when it is told to.

    mail_server.py FOLDER [--auth USER PASSWORD] [--starttls CERT KEY | --tls CERT KEY]
                   [--refuse ADDRESS]... [--die-at N mail|data] [--hold N]

Prints `port N` once it listens. Accepted mails stand in FOLDER as 0001.eml and so on, with the recipient in 0001.to;
FOLDER/log holds one line for each log-in. `--die-at 5 mail` stops dead when the sixth mail is announced, `data` when
its content has come and before it is answered. `--hold N` answers the mail behind the Nth only once FOLDER/go is there.
"""

import argparse
import asyncio
import logging
import os
import pathlib
import ssl
import warnings

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Handler:
    def __init__(self, options):
        self.options = options
        self.folder = pathlib.Path(options.folder)
        self.accepted = 0

    def dies(self, moment):
        at = self.options.die_at
        return at and int(at[0]) == self.accepted and at[1] == moment

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if self.dies("mail"):
            os._exit(0)
        if self.options.hold is not None and self.accepted == self.options.hold:
            while not (self.folder / "go").exists():
                await asyncio.sleep(0.01)
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in self.options.refuse:
            return "550 5.1.1 Utilisateur inconnu"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.dies("data"):
            os._exit(0)
        self.accepted += 1
        name = f"{self.accepted:04}"
        (self.folder / f"{name}.to").write_text("\n".join(envelope.rcpt_tos))
        (self.folder / f"{name}.eml").write_bytes(envelope.original_content)
        return "250 2.0.0 Accepted"


def authenticator(options):
    def check(server, session, envelope, mechanism, data):
        ok = isinstance(data, LoginPassword) and [data.login.decode(), data.password.decode()] == options.auth
        with open(pathlib.Path(options.folder) / "log", "a") as log:
            guarded = session.ssl or server.transport.get_extra_info("ssl_object")
            log.write(f"{mechanism} {'ok' if ok else 'refused'} {'tls' if guarded else 'clear'}\n")
        return AuthResult(success=ok, handled=False)

    return check


async def serve(options):
    known = {}
    context = None
    pair = options.starttls or options.tls
    if pair:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*pair)
    if options.auth:
        known |= {"authenticator": authenticator(options), "auth_required": True, "auth_require_tls": bool(options.starttls)}
    if options.starttls:
        known |= {"tls_context": context, "require_starttls": True}
    handler = Handler(options)
    loop = asyncio.get_running_loop()
    make = lambda: SMTP(handler, hostname="courrier.test", **known)
    listening = await loop.create_server(make, "127.0.0.1", 0, ssl=context if options.tls else None)
    print("port", listening.sockets[0].getsockname()[1], flush=True)
    await listening.serve_forever()


warnings.simplefilter("ignore")
logging.disable()
parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--auth", nargs=2)
parser.add_argument("--starttls", nargs=2)
parser.add_argument("--tls", nargs=2)
parser.add_argument("--refuse", action="append", default=[])
parser.add_argument("--die-at", nargs=2)
parser.add_argument("--hold", type=int)
asyncio.run(serve(parser.parse_args()))
