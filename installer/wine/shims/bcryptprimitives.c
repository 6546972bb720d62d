/* Random bytes for wine 8, which has no bcryptprimitives.dll; libraries written in Rust import it. For tests only, never shipped. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) { return RtlGenRandom(bytes, (ULONG)count); }
