"""Commands for whoever serves the explorer to many: processes, nginx, health."""

import argparse
import shlex
import sys

from explorer.cli import output
from explorer.cli.printing import Commands
from explorer.errors import QuestionError
from explorer.fleet.listening import LIVE, OK, READY, THIS_MACHINE, status
from explorer.fleet.nginx import Proxy, configuration
from explorer.words import fleet as words

_LAST_PORT, _MOST = 65535, 64
_ANSWER_SECONDS = 5.0


def add(commands: Commands) -> None:
    """Add the group's commands."""
    serve = commands.add_parser("serve", help="serve the explorer from several processes")
    _add_ports(serve)
    serve.add_argument(
        "--trial", action="store_true", help="load and work out the first views, and stop"
    )
    serve.set_defaults(run=_serve)

    nginx = commands.add_parser("nginx", help="print the configuration of nginx for them")
    _add_ports(nginx)
    nginx.add_argument("--host", default=THIS_MACHINE, help=f"where they run ({THIS_MACHINE})")
    nginx.add_argument("--server-name", default="_", help="the name readers ask for (any)")
    nginx.add_argument("--listen", default="", help="port, or address and port (80, or 443)")
    nginx.add_argument("--path", default="/", help="the folder of the address, as /gaps/ (/)")
    nginx.add_argument("--certificate", default="", help="file of the certificate (none)")
    nginx.add_argument("--key", default="", help="file of its key")
    nginx.add_argument("--cache", default=Proxy.cache, help=f"folder to keep files ({Proxy.cache})")
    nginx.set_defaults(run=_nginx)

    health = commands.add_parser("health", help="ask whether a process is ready for readers")
    health.add_argument("--port", type=int, default=8501, help="port to ask (8501)")
    health.add_argument("--live", action="store_true", help="ask only whether it answers")
    health.set_defaults(run=_health)


def _add_ports(command: argparse.ArgumentParser) -> None:
    command.add_argument("--processes", type=_count, default=2, help="how many (2)")
    command.add_argument("--port", type=int, default=8501, help="port of the first (8501)")


def _count(text: str) -> int:
    count = int(text) if text.isdigit() else 0
    if not 1 <= count <= _MOST:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of processes; choose 1 to {_MOST}")
    return count


def _ports(options: argparse.Namespace) -> range:
    ports = range(options.port, options.port + options.processes)
    if ports[0] < 1 or ports[-1] > _LAST_PORT:
        raise QuestionError(words.beyond(ports[-1], _LAST_PORT))
    return ports


def _serve(options: argparse.Namespace) -> int:
    from explorer import serving  # noqa: PLC0415 -- only this command needs a server
    from explorer.fleet.processes import Fleet, is_successor  # noqa: PLC0415

    if options.trial:
        serving.prepare()
        print(words.TRIAL_PASSED)
        return 0
    ports = _ports(options)
    if not is_successor():
        for port in ports:
            serving.check_listening(port)
    return Fleet(ports, serving.prepare, serving.serve_beside).run()


def _nginx(options: argparse.Namespace) -> int:
    proxy = Proxy(
        _ports(options), options.host, options.server_name, options.listen, options.path,
        options.certificate, options.key, options.cache, shlex.join(["explorer", *sys.argv[1:]]),
    )  # fmt: skip
    output.write(configuration(proxy))
    return 0


def _health(options: argparse.Namespace) -> int:
    path, good = (LIVE, words.LIVE) if options.live else (READY, words.READY)
    found = status(options.port, path, _ANSWER_SECONDS)
    if found == OK:
        print(good)
        return 0
    print(words.UNREADY if found else words.silent(options.port), file=sys.stderr)
    return 1
