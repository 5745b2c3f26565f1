#include "CICU.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

struct sestante_icu_converter {
  UConverter *source;
  UConverter *utf8;
  UChar pivot[4096];
  UChar *pivotSource;
  UChar *pivotTarget;
  int64_t replaced;
};

namespace {

// Counts what is no character and puts U+FFFD in its place.
void U_CALLCONV countAndReplace(const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
                                UConverterCallbackReason reason, UErrorCode *status) {
  if (reason > UCNV_IRREGULAR) return;
  static_cast<sestante_icu_converter *>(const_cast<void *>(context))->replaced++;
  UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, units, length, reason, status);
}

}  // namespace

sestante_icu_converter *sestante_icu_converter_open(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *source = ucnv_open(name, &status);
  UConverter *utf8 = ucnv_open("UTF-8", &status);
  if (U_FAILURE(status)) {
    ucnv_close(source);
    ucnv_close(utf8);
    return nullptr;
  }
  auto *converter = new sestante_icu_converter();
  converter->source = source;
  converter->utf8 = utf8;
  converter->pivotSource = converter->pivotTarget = converter->pivot;
  ucnv_setToUCallBack(source, countAndReplace, converter, nullptr, nullptr, &status);
  return converter;
}

void sestante_icu_converter_close(sestante_icu_converter *converter) {
  if (converter == nullptr) return;
  ucnv_close(converter->source);
  ucnv_close(converter->utf8);
  delete converter;
}

int32_t sestante_icu_convert(sestante_icu_converter *converter, const uint8_t *input, int64_t inputLength,
                             uint8_t *output, int64_t outputLength, int32_t isLast, int64_t *taken,
                             int64_t *given, int64_t *replaced) {
  UErrorCode status = U_ZERO_ERROR;
  const char *from = reinterpret_cast<const char *>(input);
  char *to = reinterpret_cast<char *>(output);
  ucnv_convertEx(converter->utf8, converter->source, &to, to + outputLength, &from, from + inputLength,
                 converter->pivot, &converter->pivotSource, &converter->pivotTarget,
                 converter->pivot + sizeof converter->pivot / sizeof converter->pivot[0], false, isLast != 0, &status);
  *taken = from - reinterpret_cast<const char *>(input);
  *given = to - reinterpret_cast<char *>(output);
  *replaced = converter->replaced;
  converter->replaced = 0;
  if (status == U_BUFFER_OVERFLOW_ERROR) return 1;
  return U_FAILURE(status) ? -static_cast<int32_t>(status) : 0;
}
