"""Words about model files and what runs them."""

from __future__ import annotations

from app.core.messages.wording import Entries, Words

MODELS: Entries = {
    "model_fetch": {
        "ko": Words(
            "모델을 받지 못했습니다. {detail}",
            "네트워크가 되는 개발용 PC에서 실행하거나, MSI 또는 배포 묶음으로 설치하세요.",
        ),
        "en": Words(
            "The model could not be fetched. {detail}",
            "Run this on a development machine, or install the MSI or a pack.",
        ),
    },
    "models_unwritable": {
        "ko": Words(
            "모델 폴더에 쓸 수 없습니다: {path}", "쓰기 권한이 있는 계정으로 실행하거나 관리자에게 문의하세요."
        ),
        "en": Words(
            "The models folder cannot be written: {path}", "Run this as someone who may write there, or ask IT."
        ),
    },
    "model_missing": {
        "ko": Words(
            "모델 파일이 없습니다: {file}",
            "IT 담당자에게 모델 설치(Seogo-Model MSI)를 요청하세요. 개발용 PC에서는 python3 -m app demo가 받아 둡니다.",
        ),
        "en": Words(
            "The model file is missing: {file}",
            "Ask IT to install the model (Seogo-Model MSI). On a development machine, python3 -m app demo fetches it.",
        ),
    },
    "model_engine_missing": {
        "ko": Words(
            "언어 모델 실행기(llama-cpp-python)가 설치되어 있지 않습니다.",
            "--no-model로 근거만 찾거나, 실행기가 들어 있는 설치 파일(MSI)을 쓰세요.",
        ),
        "en": Words(
            "The model runner (llama-cpp-python) is not installed.",
            "Use --no-model for evidence only, or install the MSI, which carries it.",
        ),
    },
    "model_damaged": {
        "ko": Words(
            "모델 파일이 손상되어 쓸 수 없습니다: {file}",
            "파일을 지우고 처음 설정을 다시 하거나 관리자에게 문의하세요.",
        ),
        "en": Words("The model file is damaged: {file}", "Delete it and run set-up again, or ask IT."),
    },
    "model_refused": {
        "ko": Words(
            "목록에 없는 모델 파일이라서 쓰지 않습니다: {file}",
            "승인된 파일로 바꾸세요. 확인값(SHA-256)이 목록과 같아야 합니다.",
        ),
        "en": Words(
            "This model file is not the approved one: {file}",
            "Replace it by the approved file; its SHA-256 must match.",
        ),
    },
    "model_memory": {
        "ko": Words(
            "메모리가 부족해 모델을 쓸 수 없습니다: {file}", "다른 프로그램을 닫거나 --no-model로 근거만 찾아보세요."
        ),
        "en": Words(
            "Not enough memory for the model: {file}", "Close other programs, or use --no-model for evidence only."
        ),
    },
    "model_failed": {
        "ko": Words(
            "모델이 답을 만들지 못했습니다 ({detail}).", "다시 시도하고, 계속되면 --no-model로 근거만 찾아보세요."
        ),
        "en": Words("The model failed ({detail}).", "Try again; if it persists, use --no-model for evidence only."),
    },
    "prompt_too_long": {
        "ko": Words("질문과 근거가 너무 깁니다 ({tokens}토큰, 한도 {limit}토큰).", "질문을 짧게 나누어 물어보세요."),
        "en": Words("Question and evidence are too long ({tokens} tokens, limit {limit}).", "Ask a shorter question."),
    },
}
