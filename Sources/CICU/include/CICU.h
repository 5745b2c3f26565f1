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

// "72.1": the version of the library in use.
const char *sestante_icu_version(void);

#ifdef __cplusplus
}
#endif
#endif
