/* The complex functions of ucrtbase.dll, which numpy imports and Wine 8 has only as stubs that end the program.
   They are computed by mingw's own library. In Microsoft's library a complex number is a struct, and long double
   is double: so each function has three names and two kinds. wine.py exports them without the prefix. */
#include <complex.h>

struct pair { double real, imaginary; };
struct small_pair { float real, imaginary; };

#define GIVEN(z) (z.real + z.imaginary * I)

#define TO_COMPLEX(name)                                                     \
    struct pair mine_##name(struct pair z) {                                 \
        double complex w = name(GIVEN(z));                                   \
        return (struct pair){creal(w), cimag(w)};                            \
    }                                                                        \
    struct pair mine_##name##l(struct pair z) { return mine_##name(z); }     \
    struct small_pair mine_##name##f(struct small_pair z) {                  \
        float complex w = name##f(GIVEN(z));                                 \
        return (struct small_pair){crealf(w), cimagf(w)};                    \
    }

#define TO_REAL(name)                                                        \
    double mine_##name(struct pair z) { return name(GIVEN(z)); }             \
    double mine_##name##l(struct pair z) { return name(GIVEN(z)); }          \
    float mine_##name##f(struct small_pair z) { return name##f(GIVEN(z)); }

TO_REAL(cabs)
TO_REAL(carg)
TO_REAL(cimag)
TO_REAL(creal)
TO_COMPLEX(cacos)
TO_COMPLEX(cacosh)
TO_COMPLEX(casin)
TO_COMPLEX(casinh)
TO_COMPLEX(catan)
TO_COMPLEX(catanh)
TO_COMPLEX(ccos)
TO_COMPLEX(ccosh)
TO_COMPLEX(cexp)
TO_COMPLEX(clog)
TO_COMPLEX(conj)
TO_COMPLEX(cproj)
TO_COMPLEX(csin)
TO_COMPLEX(csinh)
TO_COMPLEX(csqrt)
TO_COMPLEX(ctan)
TO_COMPLEX(ctanh)

struct pair mine_cpow(struct pair z, struct pair power) {
    double complex w = cpow(GIVEN(z), GIVEN(power));
    return (struct pair){creal(w), cimag(w)};
}
struct pair mine_cpowl(struct pair z, struct pair power) { return mine_cpow(z, power); }
struct small_pair mine_cpowf(struct small_pair z, struct small_pair power) {
    float complex w = cpowf(GIVEN(z), GIVEN(power));
    return (struct small_pair){crealf(w), cimagf(w)};
}
