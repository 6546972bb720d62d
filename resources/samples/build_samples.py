"""Builds the sample documents beside this file: `python resources/samples/build_samples.py [--out DIR] [--skip-pdf]`.

The documents are committed; this is needed only to change them. The PDF takes reportlab and Debian's fonts-nanum, the
DOCX python-docx. The same sources give the same bytes as long as these stay at one version.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sources import circular, memo, notice

RULEBOOK = "전자금융 업무처리 규정.pdf"
OTHERS = {
    "업무연락_이체한도 증액 업무처리 기준.docx": circular.write,
    "고객안내문_정기점검 및 수수료 변경.hwpx": notice.write,
    "창구 실무회의 메모.txt": memo.write,
}


def main(arguments: list[str]) -> int:
    """Write the documents and say what was written. Returns the exit code."""
    parser = argparse.ArgumentParser(description="Build the sample documents.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder to write to")
    parser.add_argument("--skip-pdf", action="store_true", help="leave out the PDF, which takes reportlab and fonts")
    chosen = parser.parse_args(arguments)
    documents = dict(OTHERS)
    if not chosen.skip_pdf:
        from sources import rulebook

        documents[RULEBOOK] = rulebook.write
    for name, write in documents.items():
        write(chosen.out / name)
        print(chosen.out / name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
