#include "CICU.h"

#include <string>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unicode/uvernum.h>

namespace {

bool isApostrophe(UChar32 c) {
  switch (c) {
  case 0x27: case 0x60: case 0xB4: case 0x2B9: case 0x2BB: case 0x2BC: case 0x2BD:
  case 0x2018: case 0x2019: case 0x201B: case 0x2032: case 0x2035: case 0xFF07:
    return true;
  default:
    return false;
  }
}

// Makes apostrophes that normalization brought forth (U+2033 is two primes, U+0149 has one inside) into
// U+0027 too: else a second run would change the text again. Gives the new length.
int64_t joinApostrophes(std::string &out, uint32_t *starts, uint32_t *ends) {
  int32_t size = (int32_t)out.size(), from = 0, to = 0;
  while (from < size) {
    int32_t at = from;
    UChar32 c;
    U8_NEXT(out.data(), from, size, c);
    if (isApostrophe(c)) {
      out[to] = '\'';
      starts[to] = starts[at];
      ends[to++] = ends[from - 1];
      continue;
    }
    for (int32_t i = at; i < from; i++, to++) {
      out[to] = out[i];
      starts[to] = starts[i];
      ends[to] = ends[i];
    }
  }
  out.resize(to);
  return to;
}

int64_t normalizePiece(const icu::Normalizer2 *n, const uint8_t *text, int64_t from, int64_t to, std::string &out,
                       uint32_t *starts, uint32_t *ends, int64_t capacity, int64_t filled, UErrorCode &status) {
  out.clear();
  icu::StringByteSink<std::string> sink(&out);
  icu::Edits edits;
  n->normalizeUTF8(0, icu::StringPiece(reinterpret_cast<const char *>(text) + from, (int32_t)(to - from)), sink, &edits,
                   status);
  if (U_FAILURE(status)) return 0;
  int64_t size = (int64_t)out.size();
  if (filled + size > capacity) return size;
  icu::Edits::Iterator it = edits.getFineIterator();
  int64_t source = from, target = filled;
  while (it.next(status)) {
    int32_t oldLength = it.oldLength(), newLength = it.newLength();
    for (int32_t i = 0; i < newLength; i++, target++) {
      starts[target] = (uint32_t)(it.hasChange() ? source : source + i);
      ends[target] = (uint32_t)(it.hasChange() ? source + oldLength : source + i + 1);
    }
    source += oldLength;
  }
  return joinApostrophes(out, starts + filled, ends + filled);
}

}  // namespace

int64_t sestante_icu_normalize(const uint8_t *text, int64_t length, uint8_t *out, int64_t capacity, uint32_t *starts,
                               uint32_t *ends) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *n = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return -(int64_t)status;
  static thread_local std::string piece;
  int64_t filled = 0, begin = 0, i = 0;
  while (i <= length) {
    int64_t at = i;
    UChar32 c = -1;
    if (i < length) {
      // ICU's macro takes 32-bit offsets: a window of one scalar is enough.
      int32_t k = 0, room = (int32_t)((length - i) < 4 ? (length - i) : 4);
      U8_NEXT(text + i, k, room, c);
      i += k;
    } else {
      i += 1;
    }
    if (at < length && !isApostrophe(c) && at - begin < (1 << 30)) continue;
    if (at > begin) {
      int64_t size = normalizePiece(n, text, begin, at, piece, starts, ends, capacity, filled, status);
      if (U_FAILURE(status)) return -(int64_t)status;
      if (filled + size <= capacity) piece.copy(reinterpret_cast<char *>(out) + filled, (size_t)size);
      filled += size;
    }
    begin = at;
    if (at < length && isApostrophe(c)) {
      if (filled < capacity) {
        out[filled] = '\'';
        starts[filled] = (uint32_t)at;
        ends[filled] = (uint32_t)i;
      }
      filled += 1;
      begin = i;
    }
  }
  return filled;
}

int32_t sestante_icu_scalar_class(uint32_t scalar) {
  UChar32 c = (UChar32)scalar;
  if (isApostrophe(c)) return 3;
  switch (u_charType(c)) {
  case U_UPPERCASE_LETTER: case U_LOWERCASE_LETTER: case U_TITLECASE_LETTER: case U_MODIFIER_LETTER:
  case U_OTHER_LETTER: case U_NON_SPACING_MARK: case U_ENCLOSING_MARK: case U_COMBINING_SPACING_MARK:
  case U_DECIMAL_DIGIT_NUMBER: case U_LETTER_NUMBER: case U_OTHER_NUMBER:
    return 1;
  case U_SPACE_SEPARATOR: case U_LINE_SEPARATOR: case U_PARAGRAPH_SEPARATOR: case U_CONTROL_CHAR:
    return 0;
  default:
    break;
  }
  if (u_hasBinaryProperty(c, UCHAR_S_TERM)) return 5;
  if (u_hasBinaryProperty(c, UCHAR_TERMINAL_PUNCTUATION) || u_charType(c) == U_DASH_PUNCTUATION ||
      u_charType(c) == U_START_PUNCTUATION || u_charType(c) == U_END_PUNCTUATION)
    return 4;
  return 0;
}

int64_t sestante_icu_nfc(const uint8_t *text, int64_t length, uint8_t *out, int64_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *n = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return -(int64_t)status;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  n->normalizeUTF8(0, icu::StringPiece(reinterpret_cast<const char *>(text), (int32_t)length), sink, nullptr, status);
  if (U_FAILURE(status)) return -(int64_t)status;
  if ((int64_t)result.size() <= capacity) result.copy(reinterpret_cast<char *>(out), result.size());
  return (int64_t)result.size();
}

const char *sestante_icu_version(void) { return U_ICU_VERSION; }
