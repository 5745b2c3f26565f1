// libicu behind plain C types. No ICU type or header shows here: ICU renames its functions by macro,
// which Swift cannot see, and its types clash with those Foundation carries.
#ifndef SESTANTE_CICU_H
#define SESTANTE_CICU_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Normalizes UTF-8 to NFKC with case folding. Apostrophe-like characters become U+0027 first, so
// that U+00B4 does not decompose into a blank and an accent. For output byte i, the bytes
// starts[i] ..< ends[i] of the input are its origin. Returns the output's length, which may exceed
// `capacity`: then nothing was written and the call wants repeating with more room; negative: an ICU
// error (the negated error code).
int64_t sestante_icu_normalize(const uint8_t *text, int64_t length, uint8_t *out, int64_t capacity,
                               uint32_t *starts, uint32_t *ends);

// The class of a code point of normalized text, see `ScalarClass` in SestanteText.
int32_t sestante_icu_scalar_class(uint32_t scalar);

// NFC of UTF-8; same conventions as above without the map.
int64_t sestante_icu_nfc(const uint8_t *text, int64_t length, uint8_t *out, int64_t capacity);

// A converter from an encoding to UTF-8, fed in pieces; NULL if ICU does not know the name.
typedef struct sestante_icu_converter sestante_icu_converter;
sestante_icu_converter *sestante_icu_converter_open(const char *name);
void sestante_icu_converter_close(sestante_icu_converter *converter);

// Converts as much of `input` as fits into `output`; says how much it took and gave. `isLast` says that
// nothing follows. What is no character becomes U+FFFD and is counted. Returns 0 when all of `input`
// was taken and all output given, 1 when `output` is full and the call wants repeating with the rest,
// negative: an ICU error (the negated error code).
int32_t sestante_icu_convert(sestante_icu_converter *converter, const uint8_t *input, int64_t inputLength,
                             uint8_t *output, int64_t outputLength, int32_t isLast, int64_t *taken,
                             int64_t *given, int64_t *replaced);

// "72.1": the version of the library in use.
const char *sestante_icu_version(void);

#ifdef __cplusplus
}
#endif
#endif
