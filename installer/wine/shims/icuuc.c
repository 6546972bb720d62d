/* Windows' ICU for wine, which has none; Qt6Core imports it. Every converter fails to open. For tests only, never shipped. */
#define UNSUPPORTED 16 /* U_UNSUPPORTED_ERROR */
#define EXPORTED __declspec(dllexport)

static void *refuse(int *error)
{
    if (error)
        *error = UNSUPPORTED;
    return 0;
}

EXPORTED void *ucnv_open(const char *name, int *error) { return refuse(error); }
EXPORTED void ucnv_close(void *converter) {}
EXPORTED void ucnv_reset(void *converter) {}
EXPORTED signed char ucnv_getMaxCharSize(void *converter) { return 4; }
EXPORTED const char *ucnv_getName(void *converter, int *error) { return refuse(error); }
EXPORTED const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { return refuse(error); }
EXPORTED const char *ucnv_getAvailableName(int number) { return 0; }
EXPORTED int ucnv_countAvailable(void) { return 0; }
EXPORTED int ucnv_fromUCountPending(void *converter, int *error) { refuse(error); return 0; }
EXPORTED int ucnv_toUCountPending(void *converter, int *error) { refuse(error); return 0; }
EXPORTED void ucnv_getToUCallBack(void *converter, void **action, void **context) { *action = *context = 0; }
EXPORTED void ucnv_getFromUCallBack(void *converter, void **action, void **context) { *action = *context = 0; }
EXPORTED void ucnv_setToUCallBack(void *c, void *a, void *b, void *d, void *e, int *error) { refuse(error); }
EXPORTED void ucnv_setFromUCallBack(void *c, void *a, void *b, void *d, void *e, int *error) { refuse(error); }
EXPORTED void ucnv_cbFromUWriteUChars(void *arguments, void **source, int length, int offset, int *error) { refuse(error); }
EXPORTED void ucnv_cbToUWriteUChars(void *arguments, void *source, int length, int offset, int *error) { refuse(error); }
EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void ucnv_fromUnicode(void *c, void *t, void *u, void *s, void *v, void *o, char flush, int *error) { refuse(error); }
EXPORTED void ucnv_toUnicode(void *c, void *t, void *u, void *s, void *v, void *o, char flush, int *error) { refuse(error); }
