/* Complex functions of C99 for wine's ucrtbase, which leaves them out; numpy imports them. For tests only, never shipped.
 *
 * Windows passes a complex number as a structure of two: its C library is older than C99's type.
 */
#include <complex.h>
#include <math.h>

typedef struct { float re, im; } narrow;
typedef struct { double re, im; } wide;
typedef union { narrow windows; float _Complex c99; } narrow_view;
typedef union { wide windows; double _Complex c99; } wide_view;

static float _Complex from_narrow(narrow z) { return (narrow_view){.windows = z}.c99; }
static narrow to_narrow(float _Complex z) { return (narrow_view){.c99 = z}.windows; }
static double _Complex from_wide(wide z) { return (wide_view){.windows = z}.c99; }
static wide to_wide(double _Complex z) { return (wide_view){.c99 = z}.windows; }

/* "long double" is double on Windows. */
#define REAL(name, of_narrow, of_wide) \
    float shim_##name##f(narrow z) { return of_narrow; } \
    double shim_##name(wide z) { return of_wide; } \
    double shim_##name##l(wide z) { return of_wide; }
REAL(creal, z.re, z.re)
REAL(cimag, z.im, z.im)
REAL(cabs, hypotf(z.re, z.im), hypot(z.re, z.im))
REAL(carg, atan2f(z.im, z.re), atan2(z.im, z.re))

#define COMPLEX(name) \
    narrow shim_##name##f(narrow z) { return to_narrow(name##f(from_narrow(z))); } \
    wide shim_##name(wide z) { return to_wide(name(from_wide(z))); } \
    wide shim_##name##l(wide z) { return to_wide(name(from_wide(z))); }
COMPLEX(csqrt)
COMPLEX(cexp)
COMPLEX(clog)
COMPLEX(csin)
COMPLEX(ccos)
COMPLEX(ctan)
COMPLEX(csinh)
COMPLEX(ccosh)
COMPLEX(ctanh)
COMPLEX(casin)
COMPLEX(cacos)
COMPLEX(catan)
COMPLEX(casinh)
COMPLEX(cacosh)
COMPLEX(catanh)
COMPLEX(conj)

narrow shim_cpowf(narrow a, narrow b) { return to_narrow(cpowf(from_narrow(a), from_narrow(b))); }
wide shim_cpow(wide a, wide b) { return to_wide(cpow(from_wide(a), from_wide(b))); }
wide shim_cpowl(wide a, wide b) { return to_wide(cpow(from_wide(a), from_wide(b))); }
