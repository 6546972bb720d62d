"""What `seogo pack` takes; apart from the command, which loads half the program."""

from __future__ import annotations

import argparse

ACTIONS = ("keygen", "build", "verify", "install", "list", "rollback", "remove", "apply")


def add_pack_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("action", choices=ACTIONS)
    parser.add_argument("items", nargs="*", metavar="FILE|NAME|KIND")
    parser.add_argument("--name", default="", help="build: 묶음 이름 / name (a-z 0-9 - _)")
    parser.add_argument("--version", default="", dest="pack_version", metavar="1.2.3", help="build")
    parser.add_argument("--title", default="", help="build: 사람이 읽는 이름 / what people read")
    parser.add_argument("--expires", default="", metavar="YYYY-MM-DD", help="build: 이날까지 설치 / installable until")
    parser.add_argument("--least-program", default="", metavar="VERSION", help="build: 필요한 서고 버전 / Seogo needed")
    parser.add_argument("--from-collection", default=None, metavar="NAME", help="build library: 업무 폴더 / collection")
    parser.add_argument("--without-sources", action="store_true", help="build library: 원본 빼고 / no source files")
    parser.add_argument("--key", default="", metavar="FILE", help="build: 서명 키 / signing key")
    parser.add_argument("--password", default="", help="keygen, build: 키의 암호 / of the key")
    parser.add_argument("--out", default=None, metavar="FILE", help="build: .seogopack")
    parser.add_argument("--machine", action="store_true", help="install: 이 PC의 모든 사용자 / for everybody here")
