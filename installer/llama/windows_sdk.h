/* Included before every file: what llama.cpp takes from the Windows SDK 10.0.16299 and mingw-w64's headers learnt in
 * version 11. The names and numbers are those of Microsoft's page on SetThreadInformation. */
#ifndef SEOGO_WINDOWS_SDK_H
#define SEOGO_WINDOWS_SDK_H
#if !defined(RC_INVOKED) && !defined(__ASSEMBLER__)
#include <_mingw.h>
#if __MINGW64_VERSION_MAJOR < 11
#define THREAD_POWER_THROTTLING_CURRENT_VERSION 1
#define THREAD_POWER_THROTTLING_EXECUTION_SPEED 0x1
#define THREAD_POWER_THROTTLING_VALID_FLAGS 0x1

typedef struct _THREAD_POWER_THROTTLING_STATE {
    unsigned long Version;
    unsigned long ControlMask;
    unsigned long StateMask;
} THREAD_POWER_THROTTLING_STATE;
#endif
#endif
#endif
