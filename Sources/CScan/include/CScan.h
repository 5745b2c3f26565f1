// Byte classification, 64 bytes a step.
//
// One call turns 64 bytes of UTF-8 into bitmaps (bit i speaks of byte i) from which the scanner in
// `SestanteText` takes token borders with bit arithmetic instead of a branch a byte. SSE2 where the
// compiler has it, plain C elsewhere; `sestante_masks_plain` is the oracle of the test.
#ifndef SESTANTE_CSCAN_H
#define SESTANTE_CSCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
  uint64_t word;    // ASCII letters and digits
  uint64_t high;    // bytes >= 0x80
  uint64_t punct;   // other printable ASCII, and the line feed
  uint64_t triple;  // an ASCII letter that stands three times in a row, case ignored, from here on
} sestante_masks;

static inline int sestante_is_letter(uint8_t c) { return (uint8_t)((c | 0x20) - 'a') < 26; }
static inline int sestante_is_digit(uint8_t c) { return (uint8_t)(c - '0') < 10; }

// Reads p[0] ... p[65].
static inline void sestante_masks_plain(const uint8_t *p, sestante_masks *out) {
  uint64_t word = 0, high = 0, punct = 0, triple = 0;
  for (int i = 0; i < 64; i++) {
    uint8_t c = p[i];
    uint64_t bit = (uint64_t)1 << i;
    int letter = sestante_is_letter(c);
    if (letter || sestante_is_digit(c)) word |= bit;
    else if (c >= 0x80) high |= bit;
    else if (c > 0x20 || c == '\n') punct |= bit;
    if (letter && (c | 0x20) == (p[i + 1] | 0x20) && (c | 0x20) == (p[i + 2] | 0x20)) triple |= bit;
  }
  out->word = word; out->high = high; out->punct = punct; out->triple = triple;
}

#if defined(__SSE2__)
#include <emmintrin.h>
static inline void sestante_masks_at(const uint8_t *p, sestante_masks *out) {
  uint64_t word = 0, high = 0, punct = 0, triple = 0;
  const __m128i lower = _mm_set1_epi8(0x20);
  // Unsigned "c - low < n" as a signed comparison: shift the range to the bottom of the signed one.
  const __m128i letterShift = _mm_set1_epi8((char)(0x80 - 'a')), letterEnd = _mm_set1_epi8((char)(0x80 + 26));
  const __m128i digitShift = _mm_set1_epi8((char)(0x80 - '0')), digitEnd = _mm_set1_epi8((char)(0x80 + 10));
  const __m128i blank = _mm_set1_epi8(0x20), feed = _mm_set1_epi8('\n');
  for (int k = 0; k < 4; k++) {
    __m128i c = _mm_loadu_si128((const __m128i *)(p + 16 * k));
    __m128i f = _mm_or_si128(c, lower);
    __m128i f1 = _mm_or_si128(_mm_loadu_si128((const __m128i *)(p + 16 * k + 1)), lower);
    __m128i f2 = _mm_or_si128(_mm_loadu_si128((const __m128i *)(p + 16 * k + 2)), lower);
    __m128i letter = _mm_cmpgt_epi8(letterEnd, _mm_add_epi8(f, letterShift));
    __m128i digit = _mm_cmpgt_epi8(digitEnd, _mm_add_epi8(c, digitShift));
    uint64_t w = (uint32_t)_mm_movemask_epi8(_mm_or_si128(letter, digit));
    uint64_t h = (uint32_t)_mm_movemask_epi8(c);
    uint64_t printable = (uint32_t)_mm_movemask_epi8(
        _mm_or_si128(_mm_cmpgt_epi8(c, blank), _mm_cmpeq_epi8(c, feed)));
    uint64_t t = (uint32_t)_mm_movemask_epi8(
        _mm_and_si128(letter, _mm_and_si128(_mm_cmpeq_epi8(f, f1), _mm_cmpeq_epi8(f, f2))));
    word |= w << (16 * k);
    high |= h << (16 * k);
    punct |= (printable & ~w) << (16 * k);
    triple |= t << (16 * k);
  }
  out->word = word; out->high = high; out->punct = punct; out->triple = triple;
}
#else
static inline void sestante_masks_at(const uint8_t *p, sestante_masks *out) { sestante_masks_plain(p, out); }
#endif

static inline uint64_t sestante_load64(const uint8_t *p) {
  uint64_t v;
  memcpy(&v, p, 8);
  return v;
}

// As many whole bytes as a word of up to 16 bytes has, from the lowest on: 16 ones, then 16 zeros, read from the
// place where that many ones are left.
static const uint8_t sestante_ones[32] = {
    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

// The mask of a word's first eight bytes.
static inline uint64_t sestante_lower_bytes(ptrdiff_t length) {
  return sestante_load64(sestante_ones + 16 - (length < 16 ? length : 16));
}

// The mask of its next eight bytes.
static inline uint64_t sestante_upper_bytes(ptrdiff_t length) {
  return sestante_load64(sestante_ones + 24 - (length < 16 ? length : 16));
}

// Asks for the cache line at p without waiting for it.
static inline void sestante_prefetch(const void *p) { __builtin_prefetch(p, 0, 3); }

// Which of 64 bytes of UTF-8 continue a scalar (bit i speaks of byte i). Reads p[0] ... p[63].
static inline uint64_t sestante_continuation_mask(const uint8_t *p) {
  uint64_t mask = 0;
#if defined(__SSE2__)
  const __m128i first = _mm_set1_epi8((char)0xC0);  // continuation bytes are the signed values below -64
  for (int k = 0; k < 4; k++) {
    __m128i c = _mm_loadu_si128((const __m128i *)(p + 16 * k));
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpgt_epi8(first, c)) << (16 * k);
  }
#else
  for (int i = 0; i < 64; i++) mask |= (uint64_t)((p[i] & 0xC0) == 0x80) << i;
#endif
  return mask;
}

// Whether p[0..<n] holds a byte that JSON strings escape: a quote, a backslash, a control character.
// Reads up to 15 bytes behind them.
static inline int sestante_needs_escape(const uint8_t *p, uint64_t n) {
  uint64_t i = 0;
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"'), slash = _mm_set1_epi8('\\'), last = _mm_set1_epi8(0x1F);
  for (; i < n; i += 16) {
    __m128i c = _mm_loadu_si128((const __m128i *)(p + i));
    __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(c, last), c);
    __m128i found = _mm_or_si128(control, _mm_or_si128(_mm_cmpeq_epi8(c, quote), _mm_cmpeq_epi8(c, slash)));
    uint32_t mask = (uint32_t)_mm_movemask_epi8(found);
    if (n - i < 16) mask &= ((uint32_t)1 << (n - i)) - 1;
    if (mask) return 1;
  }
#else
  for (; i < n; i++) if (p[i] < 0x20 || p[i] == '"' || p[i] == '\\') return 1;
#endif
  return 0;
}

// How often a byte stands in p[0..<n].
static inline uint64_t sestante_count(const uint8_t *p, uint64_t n, uint8_t byte) {
  uint64_t i = 0, count = 0;
#if defined(__SSE2__)
  const __m128i wanted = _mm_set1_epi8((char)byte), zero = _mm_setzero_si128();
  while (i + 16 <= n) {
    // Sixteen counters, emptied before one can overflow.
    uint64_t end = n - i < 255 * 16 ? i + (n - i) / 16 * 16 : i + 255 * 16;
    __m128i counters = zero;
    for (; i < end; i += 16)
      counters = _mm_sub_epi8(counters, _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(p + i)), wanted));
    __m128i sums = _mm_sad_epu8(counters, zero);
    count += (uint64_t)_mm_cvtsi128_si64(sums) + (uint64_t)_mm_extract_epi16(sums, 4);
  }
#endif
  for (; i < n; i++) count += p[i] == byte;
  return count;
}

#endif
